"""Versions of an entry: each action keeps one, whole, and any two can be compared field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils import formats, timezone

from core.richtext import text_of
from organizations.models import Organization

WORDS = ("themes", "spheres", "target_groups", "access_features")
#: Facts that the portal itself keeps; nobody edits them, so no comparison shows them.
KEPT_BY_PORTAL = {"id", "sort_key", "version", "created_at", "updated_at", "status_changed_at"}
FIELDS = tuple(field.name for field in Organization._meta.concrete_fields if field.name not in KEPT_BY_PORTAL)
Snapshot = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field that two versions tell differently, in words for people."""

    field: str
    label: str
    old: str
    new: str


def snapshot(organization: Organization) -> Snapshot:
    """All that can be edited, as it stands in memory, with the words as stored (4 queries unless prefetched)."""
    facts = {name: getattr(organization, Organization._meta.get_field(name).attname) for name in FIELDS}
    return facts | {name: sorted(word.pk for word in getattr(organization, name).all()) for name in WORDS}


def keep(organizations: list[Organization], *, by: Any, kind: str = "~") -> None:
    """Keep a version of each entry as it stands now, words included; call it last, once for an action.

    One row an entry and action, where the signals of simple_history would write one for each
    many-to-many field as well.
    """
    model = Organization.history.model
    records = model.objects.bulk_create(
        [_record(model, organization, by, kind) for organization in organizations], batch_size=200
    )
    by_organization = {record.id: record for record in records}
    for name in WORDS:
        _keep_words(name, by_organization)


def at_version(organization: Organization, version: int) -> Snapshot | None:
    """The entry as it was when it had this version, or None when no such version was kept."""
    record = Organization.history.filter(id=organization.pk, version=version).order_by("-history_id").first()
    return snapshots([record])[record.history_id] if record else None


def snapshots(records: Iterable[Model]) -> dict[int, Snapshot]:
    """Kept versions by history_id, in 4 queries for any number of them."""
    found = {
        record.history_id: {name: getattr(record, Organization._meta.get_field(name).attname) for name in FIELDS}
        | {name: [] for name in WORDS}
        for record in records
    }
    for name in WORDS:
        through, word = _words_model(name)
        rows = through.objects.filter(history_id__in=found).values_list("history_id", f"{word}_id")
        for history_id, pk in rows.order_by(f"{word}_id"):
            found[history_id][name].append(pk)
    return found


def differences(old: Snapshot, new: Snapshot, wording: "Wording | None" = None) -> list[Difference]:
    """What ``new`` tells otherwise than ``old``; fields that either side lacks are left out."""
    wording = wording or Wording()
    return [
        Difference(name, label(name), wording.show(name, old[name]), wording.show(name, new[name]))
        for name in (*FIELDS, *WORDS)
        if name in old and name in new and old[name] != new[name]
    ]


@dataclass(frozen=True)
class Line:
    """A kept version, and what it changed in the one before."""

    record: Model
    differences: list[Difference]


def lines(records: list[Model], *, older: Model | None, without: Iterable[str] = ()) -> list[Line]:
    """One line a version, newest first as given; ``older`` is the version before the last of them.

    Fields named in ``without`` are left out. About eight queries, whatever the number of versions.
    """
    found = snapshots([*records, *([older] if older else [])])
    for facts in found.values():
        for name in without:
            facts.pop(name, None)
    wording, told = Wording(), []
    for place, record in enumerate(records):
        before = records[place + 1] if place + 1 < len(records) else older
        is_change = before is not None and record.history_type == "~"
        pair = (found[before.history_id], found[record.history_id]) if is_change else ({}, {})
        told.append(Line(record, differences(*pair, wording)))
    return told


def label(name: str) -> str:
    return Organization._meta.get_field(name).verbose_name


class Wording:
    """Stored values in words for people; the names of words are read once for a page."""

    def __init__(self) -> None:
        self._names: dict[str, dict[int, str]] = {}

    def show(self, name: str, value: Any) -> str:
        field = Organization._meta.get_field(name)
        if field.many_to_many or isinstance(field, ForeignKey):
            keys = value if field.many_to_many else [value] * (value is not None)
            return ", ".join(self._name(field, key) for key in keys)
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "tak" if value else "nie"
        if isinstance(value, datetime):
            return formats.date_format(timezone.localtime(value), "j.m.Y, H:i")
        if isinstance(value, date):
            return formats.date_format(value, "j.m.Y")
        if name == "description":
            return text_of(value)
        return str(dict(field.flatchoices).get(value, value))

    def _name(self, field: Field, key: int) -> str:
        if field.name not in self._names:
            words = field.related_model._default_manager
            self._names[field.name] = {
                word.pk: str(word) for word in (words.filter(pk=key) if field.name == "logo" else words.all())
            }
        return self._names[field.name].get(key, f"usunięte (nr {key})")


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
