"""Materials of an event: the form writes them, this action records the change."""

from typing import Any

from django.db import transaction

from events.calendar.workflow import EVENTS
from events.models import Event


@transaction.atomic
def materials_changed(*, event: Event, by: Any) -> Event:
    """Record that the materials changed, so that pages and the audit log follow."""
    stored = EVENTS.lock(event)
    EVENTS.write(stored, "change_materials", by=by)
    return stored
