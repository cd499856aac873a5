"""Dates and times in Polish: "piątek, 27 listopada 2026, 17.00–19.00". Always in the time zone of Leszno."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dates import MONTHS_ALT

from core.text.polish import month_year, plural

WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
#: After "od" and "do".
WEEKDAYS_OF = ("poniedziałku", "wtorku", "środy", "czwartku", "piątku", "soboty", "niedzieli")
MONTHS_OF = {number: str(name) for number, name in MONTHS_ALT.items()}
Span = tuple[datetime, datetime]


def local(moment: datetime | date) -> date:
    """The local date."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def short(day: datetime | date, *, with_year: bool = True) -> str:
    """ "27 listopada 2026"."""
    day = local(day)
    return f"{day.day} {_month_of(day)}" + (f" {day.year}" if with_year else "")


def day(moment: datetime | date) -> str:
    """ "piątek, 27 listopada 2026"."""
    return f"{WEEKDAYS[local(moment).weekday()]}, {short(moment)}"


def hour(moment: datetime) -> str:
    """ "17.00"."""
    return f"{timezone.localtime(moment):%H.%M}"


def moment(at: datetime) -> str:
    """ "piątek, 27 listopada 2026, 17.00"."""
    return f"{day(at)}, {hour(at)}"


def moment_of(at: datetime) -> str:
    """The form after "od" and "do": "piątku 27 listopada 2026, 17.00"."""
    return f"{WEEKDAYS_OF[local(at).weekday()]} {short(at)}, {hour(at)}"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """A range; within one day "piątek, 27 listopada 2026, 17.00–19.00".

    Over several days: "od piątku 27 listopada 2026, 17.00 do niedzieli 29 listopada 2026, 12.00".
    """
    if local(starts_at) == local(ends_at):
        return f"{moment(starts_at)}–{hour(ends_at)}"
    return f"od {moment_of(starts_at)} do {moment_of(ends_at)}"


def days(starts_at: datetime, ends_at: datetime) -> str:
    """Days without hours: "27 listopada 2026", "27–29 listopada 2026", "30 listopada – 2 grudnia 2026"."""
    first, last = local(starts_at), local(ends_at)
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short(last)}"
    return f"{short(first, with_year=first.year != last.year)} – {short(last)}"


def dates(spans: Sequence[Span]) -> str:
    """All meetings of one event in one line.

    One meeting: its range. Several: number, days and, if equal, hours:
    "3 spotkania: 3, 10 i 17 grudnia 2026, 17.00–19.00".
    """
    if not spans:
        return ""
    if len(spans) == 1:
        return span(*spans[0])
    count = f"{len(spans)} {plural(len(spans), 'spotkanie,spotkania,spotkań')}"
    hours = {(hour(start), hour(end)) for start, end in spans if local(start) == local(end)}
    each_within_a_day = all(local(start) == local(end) for start, end in spans)
    at = ", {}–{}".format(*hours.pop()) if each_within_a_day and len(hours) == 1 else ""
    return f"{count}: {_listed(sorted({local(start) for start, _ in spans}))}{at}"


def until(at: datetime, now: datetime | None = None) -> str:
    """Time until a future moment: "dziś o 17.00", "jutro o 17.00", "za 3 dni"; "" for the past."""
    now = now or timezone.now()
    if at <= now:
        return ""
    left = (local(at) - local(now)).days
    if left < 2:
        return f"{'jutro' if left else 'dziś'} o {hour(at)}"
    return f"za {left} {plural(left, 'dzień,dni,dni')}"


def left(at: datetime, now: datetime | None = None) -> str:
    """Time left to act: "dziś do 15.30", "jutro do 15.30", "zostały 3 dni", "zostało 5 dni"."""
    now = now or timezone.now()
    if at <= now:
        return ""
    count = (local(at) - local(now)).days
    if count < 2:
        return f"{'jutro' if count else 'dziś'} do {hour(at)}"
    return f"{plural(count, 'został,zostały,zostało')} {count} {plural(count, 'dzień,dni,dni')}"


def how_long(since: datetime) -> str:
    """How long something has waited for the office: "od dzisiaj", "1 dzień", "12 dni".

    In calendar days: what came yesterday evening has waited one day this morning.
    """
    days = (timezone.localdate() - timezone.localdate(since)).days
    return f"{days} {plural(days, 'dzień,dni,dni')}" if days > 0 else "od dzisiaj"


def midnight(now: datetime | None = None) -> datetime:
    """The start of this day in Leszno."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def weekend_of(today: date) -> tuple[date, date]:
    """Saturday and Sunday of this week; on a Sunday the current weekend."""
    saturday = today + timedelta(days=5 - today.weekday())
    return saturday, saturday + timedelta(days=1)


def month(moment: datetime | date) -> str:
    """ "listopad 2026": a month alone is in the nominative."""
    found = local(moment)
    return month_year(found.year, found.month)


def _month_of(day: date) -> str:
    return MONTHS_OF[day.month].lower()


def _listed(found: Sequence[date]) -> str:
    """ "3, 10 i 17 grudnia 2026", "26 listopada, 3 i 10 grudnia 2026": month and year where they change."""
    words = []
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        ends_year = after is None or after.year != one.year
        ends_month = ends_year or after.month != one.month
        words.append(
            f"{one.day}" + (f" {_month_of(one)}" if ends_month else "") + (f" {one.year}" if ends_year else "")
        )
    return " i ".join(filter(None, (", ".join(words[:-1]), words[-1])))
