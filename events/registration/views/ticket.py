"""An event in three lines, above a form or the state of a place: title, time, place."""

from typing import Any

from core import when
from events.choices import Precision
from events.models import Event


def ticket(event: Event) -> dict[str, Any]:
    """Context of templates/events/sign_up/_ticket.html; one query for the dates unless they are prefetched."""
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
