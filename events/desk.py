"""Events that need the office's attention, for its start page."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from events.choices import Place, Status
from events.models import Event, Registration
from events.registration import attendees

#: How long after an event the office is asked to mark attendance.
ASKED = timedelta(days=30)
#: A draft this close to its start has probably been forgotten.
NEAR = timedelta(days=14)


def coming(*, days: int = 14) -> QuerySet[Event]:
    """Events of the next days, the nearest first, with ``confirmed``, ``offered`` and ``queued``."""
    now = timezone.now()
    near = Event.objects.on().filter(ends_at__gt=now, starts_at__lt=now + timedelta(days=days))
    return attendees.with_counts(near).select_related("venue").order_by("starts_at", "pk")


def unmarked() -> QuerySet[Event]:
    """Recent past events with places but without attendance; waiting since ``ends_at``."""
    now = timezone.now()
    there = Registration.objects.filter(event=OuterRef("pk"), place=Place.CONFIRMED)
    over = Event.objects.on().filter(has_sign_up=True, ends_at__lte=now, ends_at__gt=now - ASKED)
    return over.filter(Exists(there)).exclude(Exists(there.present()))


def forgotten_drafts() -> QuerySet[Event]:
    """The office's own drafts that would begin soon; waiting since ``created_at``."""
    now = timezone.now()
    soon = Event.objects.filter(status=Status.DRAFT, organizer=None, starts_at__gt=now, starts_at__lt=now + NEAR)
    return soon.order_by("starts_at", "pk")
