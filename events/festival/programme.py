"""Data of an edition's page: its events by day and zone, its stands by zone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from core import jsonld
from core.text import richtext
from events.calendar import selectors
from events.choices import PUBLIC, Audience, Precision, StandStatus, Status
from events.models import Event, EventDate, Series, Stand
from organizations.choices import Status as EntryStatus

#: Events without a zone come first, with a heading only if there are zones, too.
NO_ZONE = "Program ogólny"
NO_ZONE_FOR_STANDS = "Poza strefami"


@dataclass(frozen=True)
class Meeting:
    """One event at one of its dates: a line of the programme."""

    event: Event
    starts_at: datetime
    ends_at: datetime
    note: str

    @property
    def is_all_day(self) -> bool:
        return self.event.precision != Precision.HOUR

    @property
    def lasts_until(self) -> date | None:
        """The last day, if it is not the first; a night that ends before six counts as its evening."""
        last = timezone.localtime(self.ends_at)
        is_next_day = last.date() > timezone.localdate(self.starts_at)
        is_night = not self.is_all_day and last.hour < 6 and (self.ends_at - self.starts_at).days < 1
        return last.date() if is_next_day and not is_night else None

    @property
    def is_cancelled(self) -> bool:
        return self.event.status == Status.CANCELLED

    @property
    def room(self) -> tuple[str, str]:
        """As on the lists: empty where sign-up does not apply, e.g. at a past edition."""
        return selectors.room_of(self.event)

    @property
    def place(self) -> str:
        return ", ".join(filter(None, (str(self.event.venue) if self.event.venue else "", self.event.room)))


@dataclass(frozen=True)
class Part:
    """Events or stands of one zone."""

    name: str
    rows: list = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    day: date
    parts: list[Part]

    @property
    def anchor(self) -> str:
        return f"dzien-{self.day:%Y-%m-%d}"


def facts(series: Series) -> dict[str, Any]:
    """Context of templates/events/festival/_series*.html."""
    return {
        "series": series,
        "days": days(series),
        "stands": stands(series),
        "description": SafeString(richtext.clean(series.body)),
        "absolute_url": settings.SITE_URL + series.get_absolute_url(),
        "picture_url": jsonld.absolute(series.picture.large.url) if series.picture else "",
    }


def days(series: Series) -> list[Day]:
    """The programme: days in order, in each the general part first, then the zones in order. One query."""
    dates = EventDate.objects.filter(event__series=series, event__status__in=PUBLIC)
    shown = dates.exclude(event__audience=Audience.MEMBERS).select_related("event__venue", "event__zone")
    meetings = [
        Meeting(one.event, one.starts_at, one.ends_at, one.note) for one in shown.order_by("starts_at", "event__title")
    ]
    by_day = groupby(meetings, key=lambda one: timezone.localdate(one.starts_at))
    return [Day(day, _parts(list(rows), lambda one: one.event.zone, NO_ZONE)) for day, rows in by_day]


def stands(series: Series) -> list[Part]:
    """Accepted stands of published organisations by zone, in alphabetical order. One query."""
    accepted = Stand.objects.filter(
        series=series, status=StandStatus.ACCEPTED, organization__status=EntryStatus.PUBLISHED
    )
    rows = accepted.select_related("organization", "zone").order_by("organization__sort_key", "pk")
    return _parts(list(rows), lambda one: one.zone, NO_ZONE_FOR_STANDS)


def editions() -> QuerySet[Series]:
    """Published editions, the latest first, each with the number of its public events."""
    public = Q(events__status__in=PUBLIC) & ~Q(events__audience=Audience.MEMBERS)
    shown = Series.objects.filter(is_published=True).select_related("picture")
    return shown.annotate(event_count=Count("events", filter=public)).order_by("-starts_on", "title")


def _parts(rows: Iterable, zone_of, no_zone: str) -> list[Part]:
    def place(one):
        zone = zone_of(one)
        return (zone.order, zone.name) if zone else (-1, "")

    found = [Part(name or no_zone, list(inside)) for (_, name), inside in groupby(sorted(rows, key=place), key=place)]
    return [Part("", found[0].rows)] if len(found) == 1 and found[0].name == no_zone else found
