"""What is left of a thread when its time is over: its number, what it was about, and when."""

from django.db.models import QuerySet
from django.utils import timezone

from contact.choices import UNANSWERED
from contact.models import Attachment, Barrier, Entry, Thread
from core.files import uploads

GONE = "treść usunięta"


def empty(threads: QuerySet[Thread]) -> None:
    """Words, files and whose they were go; called inside a transaction. The row stays, to count."""
    keys = list(threads.values_list("pk", flat=True))
    files = Attachment.objects.filter(entry__thread__in=keys)
    uploads.discard(*[each.file for each in files])
    Entry.objects.filter(thread__in=keys).delete()
    Barrier.objects.filter(thread__in=keys).delete()
    rows = Thread.objects.filter(pk__in=keys)
    rows.filter(status__in=UNANSWERED).update(status_reason=GONE)
    rows.exclude(extended_at=None).update(extension_reason=GONE)
    rows.update(name="", email="", phone="", organization_name="", user=None, emptied_at=timezone.now())
