"""Editions of the festival, kept so that their page, their events and the search follow at once."""

from typing import Any

from django.db import transaction

from core import search, stamps
from core.audit import record
from events.models import Series


@transaction.atomic
def save_series(*, series: Series, by: Any) -> Series:
    """Add an edition or change it; its events are found by a new title at once."""
    is_new = series._state.adding
    stored = None if is_new else Series.objects.get(pk=series.pk)
    changed = [
        field.name
        for field in series._meta.concrete_fields
        if stored and getattr(stored, field.attname) != getattr(series, field.attname)
    ]
    if is_new:
        series.save(force_insert=True)
    else:
        series.save(update_fields=changed)
    record(f"events.{'add' if is_new else 'change'}_series", series, by=by, fields=changed)
    if "title" in changed:
        search.index_many("event", list(series.events.values_list("pk", flat=True)))
    stamps.bump("events")
    return series


@transaction.atomic
def change_zones(*, series: Series, by: Any) -> None:
    """After zones were added, renamed or taken away: the log and the programme follow."""
    record("events.change_zones", series, by=by, count=series.zones.count())
    stamps.bump("events")


@transaction.atomic
def delete_series(*, series: Series, by: Any) -> None:
    """Take an edition away; its events stay, its stands and zones go with it."""
    record("events.delete_series", series, by=by)
    series.delete()
    stamps.bump("events")
