"""What of the calendar waits for the office: events of organisations, stands, people whose presence is not noted."""

from django.urls import reverse

from events import desk
from events.calendar import moderation
from events.choices import StandStatus, Status
from events.models import Event, Stand
from portal.office_lines import Waiting, counted

SHOWN = 6


def events(user) -> list[Waiting]:
    """Lines for whoever may change events."""
    if not user.has_perm("events.change_event"):
        return []
    queued = reverse("admin:events_event_queue")
    stands = Stand.objects.filter(status=StandStatus.SUBMITTED)
    return [
        counted(
            moderation.submitted_events(),
            "status_changed_at",
            "zgłoszone wydarzenie do przyjęcia,zgłoszone wydarzenia do przyjęcia,zgłoszonych wydarzeń do przyjęcia",
            queued,
        ),
        counted(
            moderation.changed_events(),
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
        *([_without_presence()] if user.has_perm("events.change_registration") else []),
        counted(
            desk.forgotten_drafts(),
            "created_at",
            "szkic wydarzenia w ciągu dwóch tygodni,szkice wydarzeń w ciągu dwóch tygodni,"
            "szkiców wydarzeń w ciągu dwóch tygodni",
            f"{reverse('admin:events_event_changelist')}?status__exact={Status.DRAFT}",
        ),
    ]


def coming(user) -> list[Event]:
    """The next events with how many people come, for whoever may see events."""
    return list(desk.coming()[:SHOWN]) if user.has_perm("events.view_event") else []


def _without_presence() -> Waiting:
    """The office's own events that were held lately: the words, and the way to the list of the last one."""
    held = desk.unmarked().filter(organizer=None).order_by("-ends_at")
    words = "wydarzenie bez listy obecności,wydarzenia bez listy obecności,wydarzeń bez listy obecności"
    last = held.values_list("pk", flat=True).first()
    return counted(held, "ends_at", words, reverse("events:check_in", args=[last]) if last else "")
