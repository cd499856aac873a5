"""Materials of an event; they are written by their form, and told here."""

from typing import Any

from django.db import transaction

from events import writing
from events.models import Event


@transaction.atomic
def materials_changed(*, event: Event, by: Any) -> None:
    """Note that the materials of the event are others now, so that its pages and the log follow."""
    writing.publish_change(event, action="events.change_materials", by=by)
