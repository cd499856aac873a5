"""Once a minute: letters that a dead worker left, letters whose time has come, and whether the outbox stands still."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from core.mail.models import Letter
from core.mail.wakeup import wake

Status, Reason = Letter.Status, Letter.Reason
#: A due letter is taken within seconds; ten minutes mean that no worker or no beat is there.
UNTOUCHED = timedelta(minutes=10)
#: A mail server that does not answer for so long is worth a telephone call.
UNANSWERED = timedelta(minutes=30)


def sweep() -> None:
    """Bring back what dead workers held, then ask for delivery if anything is due. May run any number of times.

    A letter that was claimed and not begun returns to the queue. One that was being said may have arrived: it is
    undecided, a person looks at it, nothing sends it again by itself (docs/adr/0004).
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
    """Letters do not leave. ``what`` is "worker" or "server"; ``sentence`` tells the office."""

    what: str
    since: datetime
    letters: int

    @property
    def sentence(self) -> str:
        if self.what == "worker":
            return "Listy czekają w kolejce, bo program, który je wysyła, nie pracuje."
        return "Listy czekają w kolejce, bo serwer poczty nie odpowiada albo nas nie wpuszcza."


def stalled() -> Stall | None:
    """What keeps letters from leaving, or None. A few cheap questions, for /healthz and the office's start page.

    A long mailing is no stall: as long as letters leave, others may wait.
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
