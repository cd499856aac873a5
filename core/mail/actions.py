"""Actions of the office on the outbox."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core import audit
from core.errors import DomainError
from core.mail import suppression
from core.mail.addresses import is_address
from core.mail.models import Letter, Suppression
from core.mail.wakeup import wake_after_commit


@transaction.atomic
def send_again(*, letters: QuerySet[Letter], by: Any) -> int:
    """Return these letters to the queue as new; returns how many. Only a person decides on a resend.

    Letters that wait or were sent are skipped, and so are those with an invalid address.
    An undecided letter may arrive twice: the office sees a warning before it confirms.
    """
    now = timezone.now()
    chosen = list(letters.resendable().select_for_update())
    Letter.objects.resendable().filter(pk__in=[letter.pk for letter in chosen]).update(
        status=Letter.Status.QUEUED,
        reason="",
        answer="",
        attempts=0,
        queued_at=now,
        next_attempt_at=now,
        claimed_by="",
        sent_at=None,
    )
    audit.record_many("core.letter_sent_again", [(letter, {}) for letter in chosen], by=by)
    wake_after_commit()
    return len(chosen)


@transaction.atomic
def stop_mail(*, address: str, by: Any) -> Suppression:
    """Send nothing more to ``address``, by decision of the office; only its hash is kept."""
    if not is_address(address):
        raise DomainError("To nie jest adres e-mail.")
    stopped = suppression.suppress(address, Suppression.Reason.OFFICE)
    audit.record("core.address_stopped", stopped, by=by)
    return stopped


@transaction.atomic
def allow_mail(*, stopped: Suppression, by: Any) -> None:
    """Allow mail to the address again; letters held back meanwhile are not sent automatically."""
    audit.record("core.address_allowed", stopped, by=by)
    stopped.delete()
