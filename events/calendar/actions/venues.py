"""Venues: the form writes them, these actions record the change."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import audit, search
from core.lists import list_versions
from events.models import Venue

#: Fields of a venue that calendar files contain.
ADDRESS = {"name", "street", "postal_code", "city", "latitude", "longitude"}


@transaction.atomic
def venue_changed(*, venue: Venue, fields: Iterable[str], is_new: bool, by: Any) -> None:
    """Record that the venue changed: search finds its events by the new words, filters by its features.

    A new address raises the SEQUENCE of events that are not over.
    """
    audit.record("events.add_venue" if is_new else "events.change_venue", venue, by=by, fields=sorted(fields))
    coming = venue.events.filter(ends_at__gt=timezone.now())
    if ADDRESS & set(fields):
        coming.update(sequence=F("sequence") + 1, version=F("version") + 1, updated_at=timezone.now())
    search.index_many("event", list(venue.events.values_list("pk", flat=True)))
    list_versions.bump("events")


@transaction.atomic
def delete_venue(*, venue: Venue, by: Any) -> None:
    """Delete a venue without any events; the database refuses any other."""
    audit.record("events.delete_venue", venue, by=by)
    venue.delete()
