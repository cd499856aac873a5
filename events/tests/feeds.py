"""How tests read calendar files: with the icalendar library, and nothing in them that it had to forgive."""

from datetime import datetime
from zoneinfo import ZoneInfo

import icalendar
from django.urls import reverse

WARSAW = ZoneInfo("Europe/Warsaw")


def at(year, month, day, hour=17, minute=0):
    """An hour of Leszno."""
    return datetime(year, month, day, hour, minute, tzinfo=WARSAW)


def entries(content: bytes) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(content)
    assert not found.errors
    assert not any(event.errors for event in found.events)
    return found.events


def fetched(client, name="feed", *args, query="") -> list[icalendar.Event]:
    """The events of a feed, as a calendar program gets them."""
    response = client.get(reverse(f"events:{name}", args=args) + (f"?{query}" if query else ""))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return entries(response.content)


def titles(found) -> list[str]:
    return [str(event["summary"]) for event in found]


def starts(found) -> list[datetime]:
    """Beginnings by the clock of Leszno."""
    return [event.start.astimezone(WARSAW) for event in found]
