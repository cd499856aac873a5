"""A place of events; it is written by its form, and told here."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import audit, search, stamps
from events.models import Venue


@transaction.atomic
def venue_changed(*, venue: Venue, fields: Iterable[str], is_new: bool, by: Any) -> None:
    """Note that the place is another now: events in it are found by its words, and lists filter by its features."""
    audit.record("events.add_venue" if is_new else "events.change_venue", venue, by=by, fields=sorted(fields))
    for event in venue.events.all():
        search.index(event)
    stamps.bump("events")


@transaction.atomic
def delete_venue(*, venue: Venue, by: Any) -> None:
    """Remove a place in which nothing takes place or took place; the database keeps any other."""
    audit.record("events.delete_venue", venue, by=by)
    venue.delete()
