"""Tasks for the office: messages, and reports of barriers with their deadlines."""

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone

from contact import clock
from contact.choices import Status
from contact.models import Thread
from core.office import Rank, Waiting, counted
from core.text.polish import plural

INBOX = "admin:contact_thread_changelist"


def waiting(user) -> list[Waiting]:
    """For staff who may answer; late threads first."""
    if not user.has_perm("contact.change_thread"):
        return []
    messages = Thread.objects.messages().filter(status__in=[Status.NEW, Status.REOPENED])
    words = "wiadomość czeka na odpowiedź,wiadomości czekają na odpowiedź,wiadomości czeka na odpowiedź"
    return [*_barriers(), counted(messages, "status_changed_at", words, f"{reverse(INBOX)}?rodzaj=wiadomosci")]


def _barriers() -> list[Waiting]:
    today, address = timezone.localdate(), f"{reverse(INBOX)}?rodzaj=bariery"
    open_ones = Thread.objects.barriers().waiting()
    late = counted(
        open_ones.overdue(today),
        "created_at",
        "zgłoszenie bariery po terminie,zgłoszenia barier po terminie,zgłoszeń barier po terminie",
        address,
        Rank.URGENT,
    )
    in_time = open_ones.filter(due_on__gte=today)
    nearest = in_time.aggregate(day=Min("due_on"))["day"]
    count = in_time.count()
    what = plural(count, "zgłoszenie bariery,zgłoszenia barier,zgłoszeń barier")
    return [late, Waiting(count, f"{what}, {clock.left(nearest, today)}" if nearest else what, address)]
