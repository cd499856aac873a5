"""How long something waits for the office, in words: "od dzisiaj", "1 dzień", "12 dni"."""

from datetime import datetime

from django.utils import timezone

from core.polish import plural


def how_long(since: datetime) -> str:
    """Whole days of the calendar: what came yesterday evening waits one day this morning."""
    days = (timezone.localdate() - timezone.localdate(since)).days
    return f"{days} {plural(days, 'dzień,dni,dni')}" if days > 0 else "od dzisiaj"
