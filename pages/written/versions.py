"""Kept versions of a page: what one tells otherwise than another, in words for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import formats

from core.richtext import text_of
from pages.models import Page

#: What an earlier version gives back: words and days. Where a page stands and who may see it are matters of today.
RESTORED = ("title", "lead", "body", "law_as_of", "review_on")
FIELDS = (*RESTORED, "path", "parent", "menu_place", "order", "status")


@dataclass(frozen=True)
class Difference:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Line:
    """A kept version, and what it changed in the one before."""

    record: Model
    differences: list[Difference]


def lines(records: list[Model], *, older: Model | None) -> list[Line]:
    """One line a version, newest first as given; ``older`` is the version before the last of them. One query."""
    titles = dict(Page.objects.values_list("pk", "title"))
    pairs = zip(records, [*records[1:], older], strict=True)
    return [Line(now, differences(before, now, titles=titles) if before else []) for now, before in pairs]


def differences(
    old: Model, new: Model, *, names: Iterable[str] = FIELDS, titles: dict[int, str] | None = None
) -> list[Difference]:
    """What ``new`` tells otherwise than ``old``: pages or kept versions of them."""
    found = []
    for name in names:
        field = Page._meta.get_field(name)
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            label = str(field.verbose_name)
            found.append(Difference(label, words(name, before, titles), words(name, after, titles)))
    return found


def words(name: str, value: Any, titles: dict[int, str] | None = None) -> str:
    """A stored value as a person reads it."""
    if value is None or value == "":
        return ""
    if name == "body":
        return text_of(value)
    if name == "parent":
        return (titles or {}).get(value, f"strona nr {value}")
    if isinstance(value, date):
        return formats.date_format(value, "j.m.Y")
    return str(dict(Page._meta.get_field(name).flatchoices).get(value, value))
