"""The log in Polish for the office: what a line says and who did it."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Case, CharField, Model, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from core.models import AuditEvent

ACTIONS: dict[str, str] = {"core.purge": "usunięcie po terminie"}
DETAILS: dict[str, str] = {"fields": "zmienione pola", "count": "ile", "rule": "zasada"}


def name(*, actions: dict[str, str], details: dict[str, str] | None = None) -> None:
    """Register Polish names for an app's actions and detail keys; called from its admin.py."""
    ACTIONS.update(actions)
    DETAILS.update(details or {})


def action_of(event: AuditEvent) -> str:
    return ACTIONS.get(event.action, event.action)


def kind_of(event: AuditEvent) -> str:
    model = _model(event.object_kind)
    return str(model._meta.verbose_name) if model else event.object_kind


def details_of(event: AuditEvent) -> str:
    """ "zmienione pola: telefon, misja w jednym zdaniu"; fields by the names that people see."""
    model = _model(event.object_kind)
    parts = []
    for key, value in event.details.items():
        values = value if isinstance(value, list) else [value]
        words = [_field_name(model, each) if key == "fields" else _plain(each) for each in values]
        parts.append(f"{DETAILS.get(key, key)}: {', '.join(words)}")
    return "; ".join(parts)


def with_actor_names(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """Annotate each event with ``actor_name`` in the same query; a deleted account shows as its number."""
    person = get_user_model()._default_manager.filter(pk=OuterRef("actor_id"))
    known = Subquery(
        person.annotate(called=Coalesce(NullIf("name", Value("")), "email", output_field=CharField())).values("called")
    )
    number = Concat(Value("konto "), Cast("actor_id", CharField()))
    nobody = When(actor_id__isnull=True, then=Value("portal"))
    return events.annotate(actor_name=Case(nobody, default=Coalesce(known, number), output_field=CharField()))


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _field_name(model: type[Model] | None, field: Any) -> str:
    try:
        return str(model._meta.get_field(str(field)).verbose_name) if model else str(field)
    except (FieldDoesNotExist, AttributeError):
        return str(field)


def _plain(value: Any) -> str:
    return {True: "tak", False: "nie", None: "–"}.get(value, str(value)) if not isinstance(value, dict) else str(value)
