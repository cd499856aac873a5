"""Delivery of due letters: claim a batch, talk to the server outside any transaction, record each result."""

import logging
import time
from contextlib import AbstractContextManager

from django.conf import settings
from django.utils import timezone

from core.mail import suppression
from core.mail.backend import BackendTransport
from core.mail.ledger import BATCH, Ledger
from core.mail.models import Letter, Suppression
from core.mail.smtp import SmtpTransport
from core.mail.transport import Outcome, ServerUnavailable, Transport
from core.mail.wakeup import wake

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
logger = logging.getLogger(__name__)
#: Seconds after which a worker yields to other tasks; also keeps it well inside its lease.
TURN = 20
#: How many workers a mailing may use at once.
LANES = 3


def transport() -> AbstractContextManager[Transport]:
    """The transport set by EMAIL_URL; it connects when the first letter is sent."""
    return SmtpTransport() if settings.EMAIL_BACKEND == SMTP_BACKEND else BackendTransport()


def deliver() -> int:
    """Send due letters for at most one time slice; returns how many letters the server accepted.

    Any number may run in parallel, each letter is claimed by one of them. After a kill at any point at most the one
    letter being transmitted is undecided; the others return to the queue when the lease expires (docs/adr/0004).
    """
    ledger = Ledger()
    until = time.monotonic() + min(TURN, settings.LETTERS_LEASE / 3)
    accepted = 0
    with transport() as sender:
        try:
            while letters := ledger.claim():
                if len(letters) == BATCH and not accepted:
                    _wake_another()
                accepted += _send(letters, sender, ledger, until)
                if time.monotonic() > until:
                    break
            if accepted:
                ledger.retry_now()
        except ServerUnavailable as error:
            logger.warning("letters wait, the mail server: %s", error)
            return accepted
    if Letter.objects.due(timezone.now()).exists():
        _wake_another()
    return accepted


def _send(letters: list[Letter], sender: Transport, ledger: Ledger, until: float) -> int:
    """Send these in order; when the server is unavailable, postpone the rest and re-raise."""
    accepted = 0
    waiting = list(reversed(letters))
    try:
        while waiting and time.monotonic() < until:
            accepted += _send_one(waiting[-1], sender, ledger)
            waiting.pop()
    except ServerUnavailable as error:
        ledger.postpone(waiting, error.reason, error.answer)
        raise
    finally:
        ledger.settle()
    ledger.release(waiting)
    return accepted


def _send_one(letter: Letter, sender: Transport, ledger: Ledger) -> bool:
    if letter.is_too_late:
        ledger.refuse(letter, Letter.Reason.TOO_LATE)
        return False
    try:
        message = sender.build(letter)
    except Exception:  # a letter that cannot be built must not delay the others
        logger.exception("letter %s cannot be built", letter.key)
        ledger.refuse(letter, Letter.Reason.UNBUILDABLE)
        return False
    result = sender.send(letter, message, lambda: ledger.begin(letter))
    match result.outcome:
        case Outcome.SENT:
            ledger.accept(letter)
        case Outcome.LATER:
            ledger.postpone([letter], result.reason, result.answer)
        case Outcome.REFUSED:
            ledger.refuse(letter, result.reason, result.answer)
            if result.is_address_dead:
                suppression.suppress(letter.to, Suppression.Reason.NO_SUCH_ADDRESS)
        case Outcome.UNKNOWN:
            ledger.leave_undecided(letter)
            # A server that stops answering gets at most one letter a minute.
            raise ServerUnavailable(Letter.Reason.UNREACHABLE)
    return result.outcome is Outcome.SENT


def lanes() -> int:
    """How many workers hold letters."""
    held = Letter.objects.held().filter(lease_until__gt=timezone.now())
    return held.values("claimed_by").distinct().count()


def _wake_another() -> None:
    if lanes() < LANES:
        wake()
