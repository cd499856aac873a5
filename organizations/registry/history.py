"""Versions of an entry: each action keeps one complete version with its words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from core import history
from core.conflicts import differences as compared
from core.conflicts.differences import Difference, Snapshot, Wording
from core.history import Line, Versions
from organizations.models import Organization

WORDS = ("themes", "spheres", "target_groups", "access_features")
#: Fields that the portal maintains; they are not editable, so no comparison shows them.
KEPT_BY_PORTAL = {"id", "sort_key", "version", "created_at", "updated_at", "status_changed_at"}
FIELDS = tuple(field.name for field in Organization._meta.concrete_fields if field.name not in KEPT_BY_PORTAL)


def snapshot(organization: Organization) -> Snapshot:
    """All editable fields as they are in memory, with the words as stored (4 queries unless prefetched)."""
    words = {name: sorted(word.pk for word in getattr(organization, name).all()) for name in WORDS}
    return history.facts(organization, FIELDS) | words


def keep(organizations: list[Organization], *, by: Any, kind: str = "~") -> None:
    """Keep a version of each entry as it is now, words included; call it last, once per action.

    One row per entry and action; the signals of simple_history would write one for each many-to-many field as well.
    """
    model = Organization.history.model
    records = model.objects.bulk_create(
        [_record(model, organization, by, kind) for organization in organizations], batch_size=200
    )
    by_organization = {record.id: record for record in records}
    for name in WORDS:
        _keep_words(name, by_organization)


def at(organization: Organization, moment: datetime) -> Snapshot | None:
    """The entry as of its change at ``moment``, or None if no such version is kept."""
    record = Organization.history.filter(id=organization.pk, updated_at=moment).order_by("-history_id").first()
    return snapshots([record])[record.history_id] if record else None


def snapshots(records: Iterable[Model]) -> dict[int, Snapshot]:
    """Snapshots of kept versions by history_id; 4 queries for any number of versions."""
    found = {record.history_id: history.facts(record, FIELDS) | {name: [] for name in WORDS} for record in records}
    for name in WORDS:
        through, word = _words_model(name)
        rows = through.objects.filter(history_id__in=found).values_list("history_id", f"{word}_id")
        for history_id, pk in rows.order_by(f"{word}_id"):
            found[history_id][name].append(pk)
    return found


def differences(old: Snapshot, new: Snapshot) -> list[Difference]:
    """Fields whose value differs in ``new``; fields that either side lacks are left out."""
    return compared.differences(Organization, old, new)


def lines(kept: Versions, *, without: Iterable[str] = ()) -> list[Line]:
    """What each version on the page changed, without the fields named in ``without``.

    About eight queries for any number of versions.
    """
    states = snapshots([*kept.records, *([kept.older] if kept.older else [])])
    shown = {key: {name: told for name, told in state.items() if name not in without} for key, state in states.items()}
    return history.lines(Organization, kept, shown)


def wording() -> Wording:
    return Wording(Organization)


def label(name: str) -> str:
    return compared.label(Organization, name)


def _record(model: type[Model], organization: Organization, by: Any, kind: str) -> Model:
    facts = {field.attname: getattr(organization, field.attname) for field in model.tracked_fields}
    return model(history_date=timezone.now(), history_type=kind, history_user=by, **facts)


def _words_model(name: str) -> tuple[type[Model], str]:
    field = Organization._meta.get_field(name)
    return getattr(Organization.history.model, name).model, field.m2m_reverse_field_name()


def _keep_words(name: str, records: dict[int, Model]) -> None:
    kept, word = _words_model(name)
    through = Organization._meta.get_field(name).remote_field.through
    keys = list(records)
    rows = [
        kept(id=pk, history=records[owner], organization_id=owner, **{f"{word}_id": key})
        for start in range(0, len(keys), 500)
        for pk, owner, key in through.objects.filter(organization_id__in=keys[start : start + 500]).values_list(
            "pk", "organization_id", f"{word}_id"
        )
    ]
    kept.objects.bulk_create(rows, batch_size=500)
