"""Calendar items waiting for the office: submitted events, stands, missing attendance."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from core.office import Rank, Shortcut, Waiting, counted
from events import desk
from events.calendar.workflow import EVENTS
from events.choices import StandStatus, Status
from events.models import Stand

SHOWN = 6
SHORTCUTS = [Shortcut("Dodaj wydarzenie", "admin:events_event_add", "events.add_event")]


def waiting(user) -> list[Waiting]:
    if not user.has_perm("events.change_event"):
        return []
    queued = reverse("admin:events_event_queue")
    stands = Stand.objects.filter(status=StandStatus.SUBMITTED)
    return [
        counted(
            EVENTS.submitted(),
            "status_changed_at",
            "zgłoszone wydarzenie do przyjęcia,zgłoszone wydarzenia do przyjęcia,zgłoszonych wydarzeń do przyjęcia",
            queued,
        ),
        counted(
            EVENTS.changed(),
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
            Rank.UPKEEP,
        ),
    ]


def sections(user) -> list[SafeString]:
    """The next events with the number of people."""
    events = list(desk.coming()[:SHOWN]) if user.has_perm("events.view_event") else []
    return [render_to_string("admin/events/_coming.html", {"events": events})] if events else []


def _without_presence() -> Waiting:
    """The office's own recent events without attendance, with a link to the list of the last one."""
    held = desk.unmarked().filter(organizer=None).order_by("-ends_at")
    words = "wydarzenie bez listy obecności,wydarzenia bez listy obecności,wydarzeń bez listy obecności"
    last = held.values_list("pk", flat=True).first()
    return counted(held, "ends_at", words, reverse("events:check_in", args=[last]) if last else "")
