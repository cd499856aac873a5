"""Events of past years from events.csv: facts from public pages, each row with its source."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from events.calendar.actions import events, states
from events.choices import Kind, Precision
from events.models import Venue
from organizations.models import Organization

EVENTS_CSV = Path(__file__).parent / "events.csv"
KINDS = {"cross_sector_meeting": Kind.CROSS_SECTOR, "gala": Kind.OTHER}
CITY_ITSELF = "Leszno"


def add(*, office: Any) -> None:
    """Uses the office's own actions. A row without a date stays a draft for the office to complete."""
    organizations = {entry.name: entry for entry in Organization.objects.published()}
    with EVENTS_CSV.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            span = span_of(row["date"])
            event = events.create(
                values=values_of(row, organizations) | {"precision": span[2] if span else Precision.DAY},
                dates=[(span[0], span[1], "")] if span else [],
                by=office,
            )
            if span:
                states.publish(event=event, by=office)


def values_of(row: dict[str, str], organizations: dict[str, Organization]) -> dict[str, Any]:
    organizer = organizations.get(row["organiser"])
    return {
        "title": row["title"],
        "kind": KINDS.get(row["kind"], row["kind"]),
        "lead": row["summary"],
        "organizer": organizer,
        "organizer_text": "" if organizer else row["organiser"] or "organizator nieznany",
        "source_url": row["source_url"],
    } | place_of(row["place"])


def place_of(place: str) -> dict[str, Any]:
    """A place named by more than one event is a venue; "Leszno" alone is a town, not a place."""
    name = place.removesuffix(f", {CITY_ITSELF}")
    found = Venue.objects.filter(name=name).first()
    return {"venue": found} if found else {"room": name}


def span_of(text: str) -> tuple[datetime, datetime, str] | None:
    """The first and last moment of "2017", "2017-09", "2017-09-16" or "2015-09-18/2015-09-27"."""
    if not text:
        return None
    first, _, last = text.partition("/")
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(first)]
    return start_of(first_day(first)), start_of(day_after(last or first)) - timedelta(minutes=1), precision


def first_day(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def day_after(text: str) -> date:
    first = first_day(text)
    if len(text) == 4:
        return date(first.year + 1, 1, 1)
    if len(text) == 7:
        return (first + timedelta(days=31)).replace(day=1)
    return first + timedelta(days=1)


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
