"""Retention of the inbox (docs/adr/0007)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from contact.actions import empty
from contact.choices import Status
from contact.models import Thread
from core.cases.models import CaseMark
from core.retention import ago, keep

MONTHS = 24
DAYS_OF_SPAM = 30


def _marks() -> QuerySet[CaseMark]:
    kind = Thread._meta.label_lower
    return CaseMark.objects.standing().filter(object_kind=kind, object_id=OuterRef("pk"))


def _due_without_mark() -> QuerySet[Thread]:
    ended = Thread.objects.kept().done().filter(status_changed_at__lt=ago(days=MONTHS * 365 / 12))
    return ended.exclude(Exists(_marks()))


def _due_with_mark() -> QuerySet[Thread]:
    """Each class of files has its own period; category A (kept for ever) and unknown classes are left out."""
    periods = CaseMark.objects.standing().filter(object_kind=Thread._meta.label_lower, keep_years__isnull=False)
    due = Q(pk__in=[])
    for years in periods.order_by().values_list("keep_years", flat=True).distinct():
        longest = max(years * 365.25, MONTHS * 365 / 12)
        due |= Q(Exists(_marks().filter(keep_years=years)), status_changed_at__lt=ago(days=longest))
    return Thread.objects.kept().done().filter(due)


keep(
    "contact.spam",
    f"Wiadomość do biura uznaną za spam usuwamy po {DAYS_OF_SPAM} dniach.",
    due=lambda: Thread.objects.kept().filter(status=Status.SPAM, status_changed_at__lt=ago(days=DAYS_OF_SPAM)),
    end=empty,
)
keep(
    "contact.threads",
    f"Wiadomość do biura, zgłoszenie bariery i nasze odpowiedzi, razem z załącznikami, usuwamy {MONTHS} miesiące po "
    "zakończeniu sprawy.",
    due=_due_without_mark,
    end=empty,
)
keep(
    "contact.threads_with_marks",
    "Jeśli wiadomość do biura należy do sprawy ze znakiem, przechowujemy ją tak długo, jak każe wykaz akt urzędu.",
    due=_due_with_mark,
    end=empty,
)
