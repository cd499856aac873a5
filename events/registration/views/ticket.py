"""What an event is in three lines, above a form or a word about one's place: title, when, where."""

from typing import Any

from core import when
from events.choices import Precision
from events.models import Event


def ticket(event: Event) -> dict[str, Any]:
    """For templates/events/sign_up/_ticket.html; a query for the dates, unless they were fetched along."""
    spans = [(one.starts_at, one.ends_at) for one in event.dates.all()]
    if event.precision == Precision.HOUR:
        words = when.dates(spans)
    else:
        words = when.days(event.starts_at, event.ends_at) if event.starts_at else ""
    return {
        "title": event.title,
        "url": event.get_absolute_url(),
        "day": event.starts_at,
        "when": words,
        "where": _where(event),
    }


def _where(event: Event) -> str:
    if event.venue:
        return event.venue.name
    return event.room or ("przez internet" if event.online_url else "")
