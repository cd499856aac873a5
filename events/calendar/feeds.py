"""iCalendar feeds: all events, filtered events, and the calendar of one person.

Public texts are cached per version of an event, so a feed of a thousand events joins a thousand strings.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from accounts.models import User
from core import ics, when
from core.lists.asked import State
from core.lists.index import Index
from core.lists.memory import Fragments
from core.lists.used import Versions
from events import ics as event_ics
from events.calendar import facets, selectors
from events.choices import IN_CALENDARS, Audience
from events.models import Event, EventDate, Registration

#: How long a past event stays in the feeds, so that it does not vanish from attendees' calendars.
KEPT = timedelta(days=366)
#: Versions a text depends on beside the event: organiser and venue have their own.
_KEY = (
    "pk",
    "version",
    "organizer__version",
    "organizer__status",
    "venue__name",
    "venue__street",
    "venue__postal_code",
    "venue__city",
    "venue__latitude",
    "venue__longitude",
)

#: As bytes, half the memory of Polish text: some 20,000 VEVENTs.
_ready = Fragments(most=12_000_000)


@dataclass(frozen=True)
class Asked:
    """A requested feed: its events, its name, and the cleaned filters as a query."""

    events: QuerySet[Event]
    name: str = "Wydarzenia organizacji pozarządowych w Lesznie"
    query: str = ""


def wish(request: HttpRequest, now: Versions) -> Hashable | None:
    """For ``answers.keep``: the filters of a feed; None for a text search, which is not cached."""
    if not request.META.get("QUERY_STRING"):
        return State()
    state = _state(request.GET, selectors.calendar.at(now))
    return None if state.q else state


def _state(params: QueryDict, index: Index) -> State:
    return facets.EVENTS.parse(params, index.beside)[0].without_facets("kiedy")


def asked_for(params: QueryDict, now: Versions) -> Asked:
    """The events that these filters find on the list; "when" is ignored, because a calendar has its own days."""
    if not params:
        return Asked(in_feeds())
    index = selectors.calendar.at(now)
    state = _state(params, index)
    if not state.pairs():
        return Asked(in_feeds())
    found = facets.EVENTS.find(index, state, among=_lately(index))
    named = ", ".join(one.label for one in facets.EVENTS.chosen(state, index.beside))
    return Asked(
        in_feeds().filter(pk__in=[index.pks[row] for row in found.rows]),
        name=f"Wydarzenia w Lesznie: {', '.join(filter(None, (state.q, named)))}",
        query=state.query(),
    )


def _lately(index: Index) -> int:
    """Rows from last year on, a superset of the feeds."""
    first = timezone.localdate().year - 1
    years = (year for year in index.counts("rok", index.everything) if year >= first)
    return index.select({"rok": tuple(years)})


def feed(found: QuerySet[Event], *, name: str, url: str) -> bytes:
    """All of these events in one file, public facts only. One query when their texts are cached."""
    return ics.calendar(texts(found), name=name, url=url)


def personal_feed(registrations: Iterable[Registration], *, name: str) -> bytes:
    """The calendar of one person. Of several places at one event, the active or the latest one."""
    chosen: dict[int, Registration] = {}
    for one in sorted(registrations, key=lambda one: (one.place not in event_ics.NOT_COMING, one.place_changed_at)):
        chosen[one.event_id] = one
    mine = sorted(chosen.values(), key=lambda one: (one.event.starts_at, one.event_id))
    texts_of_mine = (text for one in mine for text in event_ics.components(one.event, registration=one))
    return ics.calendar(texts_of_mine, name=name)


def registrations_of(user: User) -> QuerySet[Registration]:
    """This person's places at events with a known day, with everything a VEVENT needs; three queries."""
    mine = Registration.objects.of_person(user).filter(event__in=_recent(Event.objects.public()), emptied_at=None)
    parts = ("event__dates", "event__themes")
    return mine.select_related("event__venue", "event__organizer").prefetch_related(*parts)


def in_feeds() -> QuerySet[Event]:
    """Events of the public feed: public, with a known day, not members-only, at most a year past."""
    return _recent(Event.objects.public().exclude(audience=Audience.MEMBERS)).order_by("starts_at", "pk")


def _recent(found: QuerySet[Event]) -> QuerySet[Event]:
    """Counted in days, so that time changes a feed only at midnight."""
    return found.filter(ends_at__gt=when.midnight() - KEPT, precision__in=IN_CALENDARS)


def with_parts(found: QuerySet[Event]) -> QuerySet[Event]:
    """The same events with everything a VEVENT needs; three queries for any number."""
    dates = Prefetch("dates", EventDate.objects.order_by("starts_at"))
    return found.select_related("venue", "organizer").prefetch_related(dates, "themes")


def texts(found: QuerySet[Event]) -> list[str]:
    """The VEVENTs of these events in order, from the cache where possible."""
    keys = {row[0]: row for row in found.values_list(*_KEY)}
    ready = {pk: text for pk, key in keys.items() if (text := _ready.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    for start in range(0, len(missing), 500):
        for event in with_parts(Event.objects.filter(pk__in=missing[start : start + 500])):
            ready[event.pk] = _ready.put(keys[event.pk], "".join(event_ics.components(event)).encode())
    return [ready[pk].decode() for pk in keys if pk in ready]
