"""Runs every minute: recovers letters of dead workers, starts due deliveries, detects a stalled outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from core.mail.models import Letter
from core.mail.wakeup import wake

Status, Reason = Letter.Status, Letter.Reason
#: A due letter is claimed within seconds; after ten minutes no worker or no beat is running.
UNTOUCHED = timedelta(minutes=10)
#: A mail server that is down this long needs a telephone call.
UNANSWERED = timedelta(minutes=30)


def sweep() -> None:
    """Recover letters of dead workers, then request delivery if any are due. Safe to run repeatedly.

    A letter that was claimed and not started returns to the queue. One that was being transmitted may have arrived: it
    becomes undecided and only a person sends it again (docs/adr/0004).
    """
    now = timezone.now()
    abandoned = Letter.objects.abandoned(now)
    abandoned.filter(status=Status.CLAIMED).update(status=Status.QUEUED, claimed_by="", lease_until=None)
    abandoned.filter(status=Status.SENDING).update(
        status=Status.UNDECIDED, reason=Reason.INTERRUPTED, lease_until=None
    )
    if Letter.objects.due(now).exists():
        wake()


@dataclass(frozen=True)
class Stall:
    """Letters are not being sent. ``what`` is "worker" or "server"; ``sentence`` is the message for the office."""

    what: str
    since: datetime
    letters: int

    @property
    def sentence(self) -> str:
        if self.what == "worker":
            return "Listy czekają w kolejce, bo program, który je wysyła, nie pracuje."
        return "Listy czekają w kolejce, bo serwer poczty nie odpowiada albo nas nie wpuszcza."


def stalled() -> Stall | None:
    """The cause of a stall, or None. A few cheap queries, for /healthz and the office's start page.

    A long mailing is no stall: as long as letters are sent, others may wait.
    """
    now = timezone.now()
    if Letter.objects.filter(sent_at__gt=now - UNTOUCHED).exists():
        return None
    untouched = Letter.objects.due(now - UNTOUCHED) | Letter.objects.abandoned(now - UNTOUCHED)
    unanswered = Letter.objects.filter(
        status=Status.QUEUED, reason__in=Letter.SERVER_AT_FAULT, queued_at__lt=now - UNANSWERED
    )
    for what, letters in (("worker", untouched), ("server", unanswered)):
        count = letters.count()
        if count:
            return Stall(what, letters.earliest("queued_at").queued_at, count)
    return None
