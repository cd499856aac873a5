"""Recurring events: generates dates and creates independent events."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from core.errors import DomainError
from events.calendar.actions import copying, dates, events, states
from events.calendar.actions.dates import Span
from events.calendar.addresses import EVENT_SLUGS
from events.calendar.workflow import EVENTS
from events.choices import Repeat
from events.models import Event

AT_MOST = 60
DAYS = {Repeat.WEEKLY: 7, Repeat.FORTNIGHTLY: 14}
TOO_MANY = f"Naraz można dodać najwyżej {AT_MOST} powtórzeń. Wybierz wcześniejszy ostatni dzień."


def plan(event: Event, *, rule: str, until: date) -> list[list[Span]]:
    """The dates of each repetition up to ``until``, without the event itself; writes nothing.

    Wall-clock hours stay the same across a clock change. "Monthly" is the same weekday in the same week of the month,
    e.g. its second Tuesday; a fifth one counts as the last.
    """
    spans = list(event.dates.order_by("starts_at").values_list("starts_at", "ends_at", "note"))
    if not spans:
        raise DomainError("Podaj najpierw termin wydarzenia. Od niego liczymy powtórzenia.")
    first = timezone.localdate(spans[0][0])
    planned = []
    for day in _days(first, Repeat(rule), until):
        if len(planned) == AT_MOST:
            raise DomainError(TOO_MANY)
        shift = day - first
        planned.append([(dates.later(start, shift), dates.later(end, shift), note) for start, end, note in spans])
    if not planned:
        raise DomainError("Do tego dnia nie wypada żadne powtórzenie. Wybierz późniejszy dzień.")
    return planned


@transaction.atomic
def repeat(*, event: Event, rule: str, until: date, by: Any) -> list[Event]:
    """Create the planned events: copies with their own dates, public if this event is, in one recurrence.

    A day that already has an event of this recurrence is skipped, so a second submission creates nothing.
    """
    stored = EVENTS.lock(event)
    planned = plan(stored, rule=rule, until=until)
    if stored.recurrence is None:
        stored.recurrence = uuid4()
        stored.save(update_fields=["recurrence"])
    there = set(Event.objects.filter(recurrence=stored.recurrence).values_list("starts_at", flat=True))
    made = [_make(stored, spans, by=by) for spans in planned if spans[0][0] not in there]
    if not made:
        raise DomainError("Wszystkie te powtórzenia są już w kalendarzu.")
    EVENTS.write(stored, "repeat", by=by, details={"rule": str(rule), "made": len(made)})
    return made


def _make(event: Event, spans: list[Span], *, by: Any) -> Event:
    shift = dates.apart(event.starts_at, spans[0][0])
    closing = {
        name: dates.later(moment, shift)
        for name in ("sign_up_opens_at", "sign_up_closes_at")
        if (moment := getattr(event, name))
    }
    day = timezone.localdate(spans[0][0])
    made = events.create(
        values=copying.values_of(event)
        | closing
        | {"slug": EVENT_SLUGS.free(f"{event.title[:100]} {day:%d-%m-%Y}"), "precision": event.precision}
        | {"picture": copying.copy_of_picture(event, by=by)},
        dates=spans,
        themes=list(event.themes.all()),
        questions=copying.questions_of(event),
        recurrence=event.recurrence,
        by=by,
    )
    return states.publish(event=made, by=by) if event.is_on else made


def _days(first: date, rule: Repeat, until: date) -> Iterator[date]:
    """Days of the repetitions, after ``first`` up to ``until``."""
    day = first
    while (day := _next(first, day, rule)) <= until:
        yield day


def _next(first: date, day: date, rule: Repeat) -> date:
    if rule in DAYS:
        return day + timedelta(days=DAYS[rule])
    year, month = day.year + day.month // 12, day.month % 12 + 1
    last = monthrange(year, month)[1]
    found = [n for n in range(1, last + 1) if date(year, month, n).weekday() == first.weekday()]
    which = (first.day - 1) // 7
    return date(year, month, found[which] if which < 4 else found[-1])
