"""Replace the dates of an event as a set. Private to the actions."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from core.errors import Refused
from events.models import Event, EventDate

#: Start, end and note of a meeting.
Span = tuple[datetime, datetime, str]


def replace(event: Event, spans: Iterable[Span]) -> bool:
    """Replace the dates of the event; returns whether anything changed.

    A kept or moved date keeps its row and its attendance list. A date with attendance is never deleted.
    """
    wanted = {start: (end, note.strip()) for start, end, note in checked(spans)}
    rows = list(event.dates.order_by("starts_at"))
    staying = {row.starts_at for row in rows} & set(wanted)
    free = [row for row in rows if row.starts_at not in staying]
    missing = [start for start in sorted(wanted) if start not in staying]
    changed = False
    for row in rows:
        if row.starts_at in staying:
            changed |= _keep(row, row.starts_at, *wanted[row.starts_at])
    for row, start in zip(free, missing, strict=False):
        changed |= _keep(row, start, *wanted[start])
    _drop(free[len(missing) :])
    added = [EventDate(event=event, starts_at=start, ends_at=end, note=note)
             for start in missing[len(free) :] for end, note in [wanted[start]]]  # fmt: skip
    EventDate.objects.bulk_create(added)
    return changed or len(free) != len(missing)


def checked(spans: Iterable[Span]) -> list[Span]:
    """The dates in order; raises Refused with the rule that they break."""
    ordered = sorted(spans, key=lambda span: span[0])
    if any(end <= start for start, end, _ in ordered):
        raise Refused({"dates": ["Koniec musi być po początku."]})
    if len({start for start, _, _ in ordered}) < len(ordered):
        raise Refused({"dates": ["Ten sam termin jest wpisany dwa razy."]})
    return ordered


def apart(first: datetime, second: datetime) -> timedelta:
    """Difference in wall-clock time: from 17.00 to 17.00 is a whole number of days."""
    return timezone.make_naive(second) - timezone.make_naive(first)


def later(moment: datetime, how_much: timedelta) -> datetime:
    """The moment shifted in wall-clock time, so that the hour stays the same across a clock change."""
    return timezone.make_aware(timezone.make_naive(moment) + how_much)


def _keep(row: EventDate, start: datetime, end: datetime, note: str) -> bool:
    if (row.starts_at, row.ends_at, row.note) == (start, end, note):
        return False
    row.starts_at, row.ends_at, row.note = start, end, note
    row.save(update_fields=["starts_at", "ends_at", "note"])
    return True


def _drop(rows: list[EventDate]) -> None:
    pks = [row.pk for row in rows]
    if EventDate.objects.filter(pk__in=pks, attendances__isnull=False).exists():
        raise Refused({"dates": ["Na tym terminie jest już zaznaczona obecność, więc nie można go usunąć."]})
    EventDate.objects.filter(pk__in=pks).delete()
