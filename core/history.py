"""Version history of an object (django-simple-history): what each version changed, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model

from core.conflicts.differences import Difference, Snapshot, Wording, differences


@dataclass(frozen=True)
class Line:
    """A version and its changes against the previous one."""

    record: Model
    differences: list[Difference]


@dataclass(frozen=True)
class Versions:
    """One page of versions, newest first; ``older`` is the version before the last on the page."""

    newest: Model | None
    page: Page
    older: Model | None
    records: list[Model] = field(default_factory=list)


def versions(model: type[Model], pk: int, *, number: Any, on_page: int) -> Versions:
    """The versions on page ``number``; works for deleted objects too."""
    kept = model.history.filter(id=pk).select_related("history_user").order_by("-history_id")
    page = Paginator(kept, on_page).get_page(number)
    records = list(page.object_list)
    older = kept.filter(history_id__lt=records[-1].history_id).first() if records else None
    newest = records[0] if records and page.number == 1 else kept.first()
    return Versions(newest, page, older, records)


def facts(thing: Model, names: Iterable[str]) -> dict[str, Any]:
    """Named fields of a row or of a version as stored; keys for related rows."""
    return {name: getattr(thing, thing._meta.get_field(name).attname) for name in names}


def lines(model: type[Model], kept: Versions, states: Mapping[int, Snapshot]) -> list[Line]:
    """One line for each version on the page; ``states`` has the values of each, by ``history_id``."""
    wording = Wording(model)
    wording.read(states.values())
    pairs = zip(kept.records, [*kept.records[1:], kept.older], strict=False)
    return [Line(now, _changed(model, before, now, states, wording)) for now, before in pairs]


def _changed(model, before: Model | None, now: Model, states: Mapping[int, Snapshot], wording) -> list[Difference]:
    if before is None or now.history_type != "~":
        return []
    return differences(model, states[before.history_id], states[now.history_id], wording=wording)
