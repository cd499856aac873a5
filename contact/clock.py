"""Deadlines of a barrier report, in whole days of Leszno; staff set the periods (Rules)."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from django.utils import timezone

from core.text.polish import plural


def first_due(received_at: datetime, days: int) -> date:
    """This many days after the day of receipt; the last day is still in time."""
    return timezone.localdate(received_at) + timedelta(days=days)


def latest(received_at: datetime, months: int) -> date:
    """The same day this many months later, or the last day of a shorter month."""
    day = timezone.localdate(received_at)
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def left(due_on: date, today: date) -> str:
    """ "zostały 3 dni", "dziś mija termin", "2 dni po terminie"."""
    days = (due_on - today).days
    if days == 0:
        return "dziś mija termin"
    if days < 0:
        return f"{-days} {plural(-days, 'dzień,dni,dni')} po terminie"
    return f"{plural(days, 'został,zostały,zostało')} {days} {plural(days, 'dzień,dni,dni')}"
