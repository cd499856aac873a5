"""Events as calendars to subscribe to: everybody's feed, filtered feeds, and the calendar of one person.

Public texts are kept ready for each version of an event, so a feed of a thousand joins a thousand strings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from core import ics, stamps
from core.facetindex import Index
from core.fastlist import Fragments
from events import ics as event_ics
from events.calendar import facets, selectors
from events.choices import IN_CALENDARS, Audience
from events.models import Event, EventDate, Registration

#: How long a past event stays in the feeds, so that it does not vanish from the calendars of those who were there.
KEPT = timedelta(days=366)
#: What a text depends on beside the event itself: its organiser and its venue are not of its version.
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

#: As bytes, half of what Polish letters weigh in memory: some 40,000 VEVENTs.
_ready = Fragments(characters=24_000_000)


@dataclass(frozen=True)
class Asked:
    """What a feed is asked for: the events, what the calendar is called, and the cleaned filters as a query."""

    events: QuerySet[Event]
    name: str = "Wydarzenia organizacji pozarządowych w Lesznie"
    query: str = ""


def asked_for(params: QueryDict) -> Asked:
    """The events that the same filters find on the list; "when" is left out, for a calendar has its own days."""
    if not params:
        return Asked(in_feeds())
    index = selectors.calendar.at(stamps.read())
    state = facets.EVENTS.parse(params, index.beside)[0].without_facets("kiedy")
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
    """Rows of last year and later: what feeds hold, without asking for each."""
    first = timezone.localdate().year - 1
    years = (year for year in index.counts("rok", index.everything) if year >= first)
    return index.select({"rok": tuple(years)})


def feed(found: QuerySet[Event], *, name: str, url: str) -> bytes:
    """All of these events in one file, as everybody may know them. One query where their texts are ready."""
    return ics.calendar(texts(found), name=name, url=url)


def personal_feed(registrations: Iterable[Registration], *, name: str) -> bytes:
    """The calendar of one person. Of several places at one event the one that still counts, or the latest."""
    chosen: dict[int, Registration] = {}
    for one in sorted(registrations, key=lambda one: (one.place not in event_ics.NOT_COMING, one.place_changed_at)):
        chosen[one.event_id] = one
    mine = sorted(chosen.values(), key=lambda one: (one.event.starts_at, one.event_id))
    texts_of_mine = (text for one in mine for text in event_ics.components(one.event, registration=one))
    return ics.calendar(texts_of_mine, name=name)


def registrations_of(user: User) -> QuerySet[Registration]:
    """This person's places at events that stand in calendars, with all that a VEVENT says; three queries."""
    mine = Registration.objects.of_person(user).filter(event__in=_recent(Event.objects.public()), emptied_at=None)
    parts = ("event__dates", "event__themes")
    return mine.select_related("event__venue", "event__organizer").prefetch_related(*parts)


def in_feeds() -> QuerySet[Event]:
    """What everybody's feeds hold: public, with a day, not for one organisation alone, at most a year past."""
    return _recent(Event.objects.public().exclude(audience=Audience.MEMBERS)).order_by("starts_at", "pk")


def _recent(found: QuerySet[Event]) -> QuerySet[Event]:
    return found.filter(ends_at__gt=timezone.now() - KEPT, precision__in=IN_CALENDARS)


def with_parts(found: QuerySet[Event]) -> QuerySet[Event]:
    """The same events with all that a VEVENT says, in three queries whatever their number."""
    dates = Prefetch("dates", EventDate.objects.order_by("starts_at"))
    return found.select_related("venue", "organizer").prefetch_related(dates, "themes")


def texts(found: QuerySet[Event]) -> list[str]:
    """The ready VEVENTs of each of these events, in their order; those met before come from memory."""
    keys = {row[0]: row for row in found.values_list(*_KEY)}
    ready = {pk: text for pk, key in keys.items() if (text := _ready.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    for start in range(0, len(missing), 500):
        for event in with_parts(Event.objects.filter(pk__in=missing[start : start + 500])):
            ready[event.pk] = _ready.put(keys[event.pk], "".join(event_ics.components(event)).encode())
    return [ready[pk].decode() for pk in keys if pk in ready]
