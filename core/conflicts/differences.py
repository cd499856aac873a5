"""Differences between two states of an object in Polish words: any model field, or any form value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import Any

from django.core.files import File
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django_prose_editor.fields import ProseEditorField

from core.text.richtext import text_of

Snapshot = Mapping[str, Any]
#: Added when the words are equal although the formatted texts differ.
OTHER_SHAPE = " (te same słowa, inny układ)"


@dataclass(frozen=True)
class Difference:
    """One field whose value differs between two states, in words."""

    field: str
    label: str
    old: str
    new: str


class Wording:
    """Stored values of one model in words; names of related rows are read once per page."""

    def __init__(self, model: type[Model]):
        self.model = model
        self._names: dict[str, dict[Any, str]] = {}

    def show(self, name: str, value: Any) -> str:
        field = self.model._meta.get_field(name)
        if field.is_relation:
            keys = value if field.many_to_many else [value] * (value is not None)
            names = self._names_of(name, keys)
            return ", ".join(names[key] for key in keys)
        if isinstance(field, ProseEditorField):
            return text_of(value or "")
        return in_words(value, dict(field.flatchoices))

    def read(self, states: Iterable[Snapshot]) -> None:
        """Read all names needed for these states: one query per related field."""
        states = list(states)
        meta = self.model._meta
        for field in (each for each in (*meta.concrete_fields, *meta.many_to_many) if each.is_relation):
            values = [state[field.name] for state in states if state.get(field.name) is not None]
            self._names_of(field.name, chain.from_iterable(values) if field.many_to_many else values)

    def _names_of(self, name: str, keys: Iterable[Any]) -> dict[Any, str]:
        known = self._names.setdefault(name, {})
        if missing := set(keys) - known.keys():
            related = self.model._meta.get_field(name).related_model._default_manager
            found = related.in_bulk(missing)
            known |= {key: str(found[key]) if key in found else f"usunięte (nr {key})" for key in missing}
        return known


def differences(
    model: type[Model], old: Snapshot, new: Snapshot, *, wording: Wording | None = None
) -> list[Difference]:
    """Fields that differ between ``old`` and ``new``, in the order of ``new``; skips fields missing on one side."""
    wording = wording or Wording(model)
    found = []
    for name in old:
        if name in new and old[name] != new[name]:
            words = told_apart(wording.show(name, old[name]), wording.show(name, new[name]))
            found.append(Difference(name, label(model, name), *words))
    return found


def label(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)


def in_words(value: Any, choices: Mapping[Any, str] | None = None) -> str:
    """A non-relational value as text for people."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j.m.Y, H.i")
    if isinstance(value, date):
        return date_format(value, "j.m.Y")
    if isinstance(value, time):
        return time_format(value, "H.i")
    if isinstance(value, Decimal):
        return number_format(value, 0 if value == value.to_integral() else 2, use_l10n=True, force_grouping=True)
    if isinstance(value, File):
        return value.name.rpartition("/")[2]
    if isinstance(value, tuple):
        return " ".join(in_words(each) for each in value)
    if isinstance(value, list):
        return ", ".join(in_words(each, choices) for each in value)
    return str((choices or {}).get(value, value))


def told_apart(one: str, other: str) -> tuple[str, str]:
    """Two differing values with equal text: the second gets a note that its formatting differs."""
    return (one, other) if one != other else (one, other + OTHER_SHAPE)


def excerpts(one: str, other: str, *, length: int = 300) -> tuple[str, str]:
    """Excerpts of two long texts, from just before the first difference."""
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(one), len(other)) if same is None else same
    start = 0 if start < length // 2 else one.rfind(" ", 0, start - length // 4) + 1
    return _cut(one, start, length), _cut(other, start, length)


def _cut(text: str, start: int, length: int) -> str:
    return ("… " if start else "") + text[start : start + length] + ("…" if len(text) > start + length else "")


def plain(value: Any) -> Any:
    """A cleaned value, normalised for comparison: keys for rows, minutes for times, one kind of line ends."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet):
        return sorted(each.pk for each in value)
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, FieldFile):
        return (value.name or "").rpartition("/")[2]
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
