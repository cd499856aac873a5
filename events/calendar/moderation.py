"""What of organisations' events waits for the office; the start page of the office counts the same."""

from django.db.models import QuerySet

from events.choices import Status
from events.models import Event


def submitted_events() -> QuerySet[Event]:
    """Sent in and not decided on; they wait since ``status_changed_at``."""
    return Event.objects.filter(status=Status.SUBMITTED).select_related("organizer")


def changed_events() -> QuerySet[Event]:
    """Changed or called off by the organisation after publishing, not seen by the office yet; since ``updated_at``."""
    return Event.objects.filter(is_changed_by_organizer=True).select_related("organizer")
