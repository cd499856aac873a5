"""Days and their events, for the month, the week and the weekend."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import when
from events.calendar import selectors
from events.choices import Kind, Precision, Status
from events.models import EventDate

#: A meeting shorter than this that passes midnight is shown on its first day only.
NIGHT = timedelta(hours=12)


@dataclass(frozen=True)
class Item:
    """One event on one day."""

    key: int
    title: str
    url: str
    hours: str
    kind: str
    place: str
    is_cancelled: bool
    is_moved: bool
    is_continued: bool


@dataclass
class Day:
    date: date
    items: list[Item] = field(default_factory=list)
    is_today: bool = False
    is_outside: bool = False

    @property
    def words(self) -> str:
        """ "piątek, 27 listopada 2026"."""
        return when.day(self.date)


def days(first: date, last: date) -> list[Day]:
    """Each day from first to last with its events in order; an event over several days is on each. One query."""
    found = {day: Day(day, is_today=day == timezone.localdate()) for day in _each(first, last)}
    start, end = _start(first), _start(last + timedelta(days=1))
    for one in selectors.dates_between(start, end).select_related("event", "event__venue"):
        own = _days_of(one)
        for day in own:
            if day in found:
                found[day].items.append(_item(one, day, own))
    return list(found.values())


def keys(days: Iterable[Day]) -> set[int]:
    """Ids of the events on these days."""
    return {item.key for day in days for item in day.items}


def only(days: Iterable[Day], shown: Container[int]) -> list[Day]:
    """The same days with only the events in ``shown``."""
    return [replace(day, items=[item for item in day.items if item.key in shown]) for day in days]


def _days_of(one: EventDate) -> list[date]:
    first, last = when.local(one.starts_at), when.local(one.ends_at - timedelta(microseconds=1))
    if one.event.precision == Precision.HOUR and one.ends_at - one.starts_at < NIGHT:
        return [first]
    return list(_each(first, last))


def _item(one: EventDate, day: date, own: list[date]) -> Item:
    event = one.event
    return Item(
        key=event.pk,
        title=event.title,
        url=event.get_absolute_url(),
        hours=_hours(one, day, own),
        kind=str(Kind(event.kind).label),
        place=selectors.place_of(event),
        is_cancelled=event.status == Status.CANCELLED,
        is_moved=event.status == Status.MOVED and not event.is_over,
        is_continued=day != own[0],
    )


def _hours(one: EventDate, day: date, own: list[date]) -> str:
    if one.event.precision == Precision.DAY:
        return "cały dzień"
    if len(own) == 1:
        return f"{when.hour(one.starts_at)}–{when.hour(one.ends_at)}"
    if day == own[0]:
        return f"od {when.hour(one.starts_at)}"
    return f"do {when.hour(one.ends_at)}" if day == own[-1] else "trwa"


def _each(first: date, last: date):
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
