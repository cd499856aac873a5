"""What of the calendar waits for the office: events of organisations, stands, people whose presence is not noted."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from core.polish import plural
from events import queue
from events.choices import ON, Place, StandStatus
from events.models import Event, Stand
from portal.office_lines import Waiting, counted

#: How long after an event the office is reminded that nobody noted who was there.
PRESENCE_DAYS = 14


def events(user) -> list[Waiting]:
    """Lines for whoever may change events."""
    if not user.has_perm("events.change_event"):
        return []
    queued = reverse("admin:events_event_queue")
    stands = Stand.objects.filter(status=StandStatus.SUBMITTED)
    return [
        counted(
            queue.submitted_events(),
            "status_changed_at",
            "zgłoszone wydarzenie do przyjęcia,zgłoszone wydarzenia do przyjęcia,zgłoszonych wydarzeń do przyjęcia",
            queued,
        ),
        counted(
            queue.changed_events(),
            "updated_at",
            "wydarzenie zmienione przez organizację,wydarzenia zmienione przez organizacje,"
            "wydarzeń zmienionych przez organizacje",
            queued,
        ),
        counted(
            stands,
            "created_at",
            "zgłoszone stoisko,zgłoszone stoiska,zgłoszonych stoisk",
            f"{reverse('admin:events_stand_changelist')}?status__exact={StandStatus.SUBMITTED}",
        ),
        _without_presence(),
    ]


def _without_presence() -> Waiting:
    """The office's own events that were held lately, with people signed up and nobody noted as present."""
    now = timezone.now()
    held = Event.objects.filter(
        status__in=ON, organizer=None, ends_at__range=(now - timedelta(days=PRESENCE_DAYS), now),
        registrations__place=Place.CONFIRMED,
    ).exclude(registrations__attended_at__isnull=False)  # fmt: skip
    pks = list(held.order_by("-ends_at").values_list("pk", flat=True).distinct())
    words = plural(
        len(pks), "wydarzenie bez listy obecności,wydarzenia bez listy obecności,wydarzeń bez listy obecności"
    )
    return Waiting(len(pks), words, reverse("events:check_in", args=[pks[0]]) if pks else "")
