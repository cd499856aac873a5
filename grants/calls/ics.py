"""Deadlines of calls as iCalendar files: one deadline, or a feed of all.

A deadline is an entry of the hour before it, so that it appears on the day on which it can still be met.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from core import ics, when
from core.lists.asked import State
from core.lists.index import Index
from core.lists.memory import Fragments
from core.lists.used import Versions
from grants.calls import facets, selectors
from grants.calls.words import grant_of
from grants.choices import CallStatus
from grants.models import Call

#: How long a past deadline stays in the feed, so that it does not vanish from calendars at once.
KEPT = timedelta(days=366)
HOUR = timedelta(hours=1)
_ready = Fragments(most=4_000_000)


@dataclass(frozen=True)
class Asked:
    """A requested feed: the calls, the name of the calendar, and the cleaned filters as a query string."""

    calls: QuerySet[Call]
    name: str = "Terminy naborów dla organizacji – Leszno"
    query: str = ""


def wish(request: HttpRequest, now: Versions) -> Hashable | None:
    """Key for ``answers.keep``: the filters of the feed; None for a text search, which is not cached."""
    if not request.META.get("QUERY_STRING"):
        return State()
    if not request.META.get("QUERY_STRING"):
        return State()
    state = _state(request.GET, selectors.calls.at(now))
    return None if state.q else state


def _state(params: QueryDict, index: Index) -> State:
    return facets.CALLS.parse(params, index.beside)[0].without_facets("wyniki", "rok")


def asked_for(params: QueryDict, now: Versions) -> Asked:
    """The calls that the same filters find on the lists."""
    if not params:
        return Asked(in_feed())
    index = selectors.calls.at(now)
    state = _state(params, index)
    if not state.pairs():
        return Asked(in_feed())
    found = facets.CALLS.find(index, state, among=index.everything)
    named = ", ".join(one.label for one in facets.CALLS.chosen(state, index.beside))
    return Asked(
        in_feed().filter(pk__in=[index.pks[row] for row in found.rows]),
        name=f"Terminy naborów: {', '.join(filter(None, (state.q, named)))}",
        query=state.query(),
    )


def in_feed() -> QuerySet[Call]:
    """Public calls with a deadline at most a year past; withdrawn ones too: calendars show the cancellation.

    Counted in days, so that time changes the feed only at midnight.
    """
    recent = Q(closes_at__gt=when.midnight() - KEPT)
    return Call.objects.public().filter(recent).order_by("closes_at", "pk")


def feed(asked: Asked) -> bytes:
    """All of these deadlines in one file, without pagination. One query if their texts are cached."""
    url = settings.SITE_URL + reverse("grants:call_deadlines") + asked.query
    return ics.calendar(_texts(asked.calls), name=asked.name, url=url)


def of_call(call: Call) -> bytes:
    return ics.calendar([component(call)], name=call.title, method="PUBLISH")


def component(call: Call) -> str:
    """The deadline of one call as a VEVENT."""
    return ics.component(
        ics.Entry(
            uid=call.uid,
            sequence=call.sequence,
            starts_at=call.closes_at - HOUR,
            ends_at=call.closes_at,
            updated_at=call.updated_at,
            summary=_summary(call),
            description=_description(call),
            url=settings.SITE_URL + call.get_absolute_url(),
            categories=(call.get_kind_display(),),
            is_cancelled=call.status == CallStatus.WITHDRAWN,
        )
    )


def _texts(calls: QuerySet[Call]) -> list[str]:
    keys = {row[0]: row for row in calls.values_list("pk", "version")}
    ready = {pk: text for pk, key in keys.items() if (text := _ready.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    for start in range(0, len(missing), 500):
        for call in Call.objects.filter(pk__in=missing[start : start + 500]):
            ready[call.pk] = _ready.put(keys[call.pk], component(call))
    return [ready[pk] for pk in keys if pk in ready]


def _summary(call: Call) -> str:
    """Includes the state in words, because many programs do not show STATUS."""
    if call.status == CallStatus.WITHDRAWN:
        return f"Wycofany nabór: {call.title}"
    return f"Koniec naboru: {call.title}"


def _description(call: Call) -> str:
    is_withdrawn = call.status == CallStatus.WITHDRAWN
    grant = grant_of(call)
    parts = [
        f"Powód: {call.status_reason}" if is_withdrawn else "",
        "" if is_withdrawn else f"Wnioski można składać do: {when.moment(call.closes_at)}.",
        call.lead,
        f"Ogłasza: {call.funder}.",
        f"Dotacja: {grant}." if grant else "",
        f"Więcej: {settings.SITE_URL}{call.get_absolute_url()}",
    ]
    return "\n\n".join(part for part in parts if part)
