"""Events as calendar files: ``calendars.of_event(event, registration=…)`` for letters, feeds for subscribers.

A date of an event is one VEVENT. The first date bears the event's own UID, the n-th "wydarzenie-<pk>-<n>@…":
numbers survive a date that is changed, or deleted and written anew. What has no day (of a year long past only
the month is known) stands in no calendar.

Public texts are kept ready for each version of an event, so a feed of a thousand joins a thousand strings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from core import ics, stamps
from core.facetindex import Index
from core.fastlist import Fragments
from core.richtext import text_of
from events.calendar import facets, selectors
from events.choices import IN_CALENDARS, Audience, Place, Precision, Status
from events.models import OFFICE, Event, EventDate, Registration
from organizations.choices import Status as EntryStatus

#: How long a past event stays in the feeds, so that it does not vanish from the calendars of those who were there.
KEPT = timedelta(days=366)
NOT_COMING = (Place.CANCELLED, Place.LAPSED)
SAID = {Place.WAITING: "lista rezerwowa", Place.OFFERED: "propozycja miejsca – potwierdź"}
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


def of_event(event: Event, *, registration: Registration | None = None) -> bytes:
    """The calendar file of one event, METHOD:PUBLISH, one VEVENT for each of its dates.

    With a ``registration`` it is that person's own: the online address stands in it, a waiting place is TENTATIVE,
    one given back is CANCELLED. Without it there is only what everybody may know.
    """
    return ics.calendar(components(event, registration=registration), name=event.title, method="PUBLISH")


@dataclass(frozen=True)
class Subscription:
    """Where a calendar is subscribed to: the address to paste, and the one that opens a program of calendars."""

    url: str
    opens: str


def subscription(path: str) -> Subscription:
    url = settings.SITE_URL + path
    return Subscription(url, f"webcal:{url.partition(':')[2]}")


def feed(found: QuerySet[Event], *, name: str, url: str) -> bytes:
    """All of these events in one file, as everybody may know them. One query where their texts are ready."""
    return ics.calendar(texts(found), name=name, url=url)


def personal_feed(registrations: Iterable[Registration], *, name: str) -> bytes:
    """The calendar of one person. Of several places at one event the one that still counts, or the latest."""
    chosen: dict[int, Registration] = {}
    for one in sorted(registrations, key=lambda one: (one.place not in NOT_COMING, one.place_changed_at)):
        chosen[one.event_id] = one
    mine = sorted(chosen.values(), key=lambda one: (one.event.starts_at, one.event_id))
    return ics.calendar((text for one in mine for text in components(one.event, registration=one)), name=name)


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
            ready[event.pk] = _ready.put(keys[event.pk], "".join(components(event)).encode())
    return [ready[pk].decode() for pk in keys if pk in ready]


def components(event: Event, *, registration: Registration | None = None) -> list[str]:
    """A VEVENT for each date of the event, in their order."""
    if event.precision not in IN_CALENDARS:
        return []
    dates = list(event.dates.all())
    return [
        ics.component(_entry(event, one, number, len(dates), registration))
        for number, one in enumerate(sorted(dates, key=lambda one: one.starts_at), 1)
    ]


def _entry(event: Event, date: EventDate, number: int, count: int, registration: Registration | None) -> ics.Entry:
    organizer, address = _organizer(event)
    place = registration.place if registration else None
    return ics.Entry(
        uid=event.uid if number == 1 else event.uid.replace("@", f"-{number}@"),
        sequence=event.sequence,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        is_all_day=event.precision == Precision.DAY,
        updated_at=max(event.updated_at, registration.place_changed_at) if registration else event.updated_at,
        summary=_summary(event, number, count, place),
        description=_description(event, date, has_place=place == Place.CONFIRMED),
        location=_location(event),
        url=_address(event),
        organizer=organizer,
        organizer_email=address,
        geo=_point(event),
        categories=(event.get_kind_display(), *(theme.name for theme in event.themes.all())),
        is_cancelled=event.status == Status.CANCELLED or place in NOT_COMING,
        is_tentative=place in SAID,
    )


def _summary(event: Event, number: int, count: int, place: str | None) -> str:
    """With the state in words, because many programs show no STATUS: "Odwołane: Pierwszy wniosek (2/3)"."""
    title = f"{event.title} ({number}/{count})" if count > 1 else event.title
    if event.status == Status.CANCELLED:
        return f"Odwołane: {title}"
    if place in NOT_COMING:
        return f"Rezygnacja: {title}"
    return f"{title} – {SAID[place]}" if place in SAID else title


def _description(event: Event, date: EventDate, *, has_place: bool) -> str:
    online = ""
    if event.online_url:
        online = (
            f"Spotkanie w internecie: {event.online_url}" if has_place else "Adres spotkania dostaną osoby zapisane."
        )
    reason = f"Powód: {event.status_reason}" if event.status_reason and event.status != Status.PUBLISHED else ""
    parts = [reason, date.note, event.lead, online, text_of(event.programme), f"Więcej: {_address(event)}"]
    return "\n\n".join(part for part in parts if part)


def _location(event: Event) -> str:
    if event.venue:
        return ", ".join(filter(None, (event.venue.name, event.room, event.venue.address)))
    return event.room or ("Spotkanie w internecie" if event.online_url else "")


def _organizer(event: Event) -> tuple[str, str]:
    """Name and public address; whoever stands outside the public registry has no address here."""
    if event.organizer:
        is_public = event.organizer.status == EntryStatus.PUBLISHED
        return event.organizer.name, event.organizer.email if is_public else ""
    return ("", "") if event.organizer_text else (OFFICE, settings.OFFICE_EMAIL)


def _point(event: Event) -> tuple[float, float] | None:
    if event.venue is None or event.venue.latitude is None:
        return None
    return float(event.venue.latitude), float(event.venue.longitude)


def _address(event: Event) -> str:
    return settings.SITE_URL + event.get_absolute_url()
