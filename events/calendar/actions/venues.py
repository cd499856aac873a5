"""A place of events; it is written by its form, and told here."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import audit, search, stamps
from events.models import Venue

#: What calendar files say of a place.
ADDRESS = {"name", "street", "postal_code", "city", "latitude", "longitude"}


@transaction.atomic
def venue_changed(*, venue: Venue, fields: Iterable[str], is_new: bool, by: Any) -> None:
    """Note that the place is another now: events in it are found by its words, and lists filter by its features.

    Calendars hear of another address of what is still to come: its SEQUENCE rises.
    """
    audit.record("events.add_venue" if is_new else "events.change_venue", venue, by=by, fields=sorted(fields))
    coming = venue.events.filter(ends_at__gt=timezone.now())
    if ADDRESS & set(fields):
        coming.update(sequence=F("sequence") + 1, version=F("version") + 1, updated_at=timezone.now())
    search.index_many("event", list(venue.events.values_list("pk", flat=True)))
    stamps.bump("events")


@transaction.atomic
def delete_venue(*, venue: Venue, by: Any) -> None:
    """Remove a place in which nothing takes place or took place; the database keeps any other."""
    audit.record("events.delete_venue", venue, by=by)
    venue.delete()
