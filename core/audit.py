"""Audit log: who changed what and when, without names or contact data."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

from core.models import AuditEvent

_ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")


def record(action: str, obj: Model, *, by: Any = None, **details: Any) -> AuditEvent:
    """Note that ``by`` (a user, or None for the portal itself) did ``action`` to ``obj``.

    Called inside the transaction of the change, so that both are committed or neither is.
    ``details`` must be JSON without personal data: field names are allowed, their values are not. E-mail
    addresses in it are removed. The object is named by its ``audit_label`` if it has one
    (people have: their number, not their name), else by ``str(obj)``.
    """
    event = _event(action, obj, by, details)
    event.save()
    return event


def record_many(action: str, changed: Iterable[tuple[Model, dict[str, Any]]], *, by: Any = None) -> None:
    """The same for many objects at once: one event each, with its own details."""
    events = [_event(action, obj, by, details) for obj, details in changed]
    AuditEvent.objects.bulk_create(events, batch_size=500)


def events_of(obj: Model) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(object_kind=obj._meta.label_lower, object_id=str(obj.pk))


def fields_since(obj: Model, *actions: str) -> set[str]:
    """Names of the fields of ``obj`` changed since the last of these actions."""
    names: set[str] = set()
    for event in events_of(obj).order_by("-pk"):
        if event.action in actions:
            break
        names |= set(event.details.get("fields", []))
    return names


def note(action: str, model: type[Model], **details: Any) -> AuditEvent:
    """Like ``record``, for a bulk change by the portal itself: records how many rows, never which."""
    return AuditEvent.objects.create(
        action=action,
        object_kind=model._meta.label_lower,
        object_label=str(model._meta.verbose_name_plural),
        details=_struck(details),
    )


def _event(action: str, obj: Model, by: Any, details: dict[str, Any]) -> AuditEvent:
    return AuditEvent(
        action=action,
        object_kind=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=_struck(str(getattr(obj, "audit_label", obj)))[:250],
        actor_id=by.pk if by is not None else None,
        details=_struck(details),
    )


def _struck(value: Any) -> Any:
    """The same value with every e-mail address removed, at any depth."""
    if isinstance(value, str):
        return _ADDRESS.sub("[adres]", value)
    if isinstance(value, dict):
        return {key: _struck(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_struck(inner) for inner in value]
    return value
