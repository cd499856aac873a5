"""Materials of an event; they are written by their form, and told here."""

from typing import Any

from django.db import transaction

from events.calendar.workflow import EVENTS
from events.models import Event


@transaction.atomic
def materials_changed(*, event: Event, by: Any) -> Event:
    """Note that the materials of the event are others now, so that its pages and the log follow."""
    stored = EVENTS.lock(event)
    EVENTS.write(stored, "change_materials", by=by)
    return stored
