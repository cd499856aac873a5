"""Reads calendar files in tests with the icalendar library and requires that it reports no errors."""

from datetime import datetime
from zoneinfo import ZoneInfo

import icalendar
from django.urls import reverse

WARSAW = ZoneInfo("Europe/Warsaw")


def at(year, month, day, hour=17, minute=0):
    """A local hour in Leszno."""
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
    """Start times in Leszno local time."""
    return [event.start.astimezone(WARSAW) for event in found]
