"""Delivering what is due: claim a batch, speak to the server outside any transaction, write each answer down."""

import logging
import time

from django.conf import settings
from django.utils import timezone

from core.mail import suppression
from core.mail.carriers import Carrier, Fate, Trouble, carrier
from core.mail.ledger import BATCH, Ledger
from core.mail.models import Letter, Suppression
from core.mail.nudges import nudge

logger = logging.getLogger(__name__)
#: Seconds after which a worker lets other tasks have their turn; also keeps it well inside its lease.
TURN = 20
#: How many workers a mailing keeps busy at a time.
LANES = 3


def deliver() -> int:
    """Send what is due for at most one turn; returns how many letters the server accepted.

    Any number may run at once, each letter has one of them. Killed at any point, at most the one letter that was
    being said stays undecided; the others return to the queue when the lease runs out (docs/adr/0004).
    """
    ledger = Ledger()
    until = time.monotonic() + min(TURN, settings.LETTERS_LEASE / 3)
    accepted = 0
    with carrier() as carrying:
        try:
            while letters := ledger.claim():
                if len(letters) == BATCH and not accepted:
                    _nudge_another()
                accepted += _send(letters, carrying, ledger, until)
                if time.monotonic() > until:
                    break
            if accepted:
                ledger.call_back_the_postponed()
        except Trouble as trouble:
            logger.warning("letters wait, the mail server: %s", trouble)
            return accepted
    if Letter.objects.due(timezone.now()).exists():
        _nudge_another()
    return accepted


def _send(letters: list[Letter], carrying: Carrier, ledger: Ledger, until: float) -> int:
    """Send these, in order; when the server is in trouble the rest is postponed and Trouble goes on."""
    accepted = 0
    waiting = list(reversed(letters))
    try:
        while waiting and time.monotonic() < until:
            accepted += _send_one(waiting[-1], carrying, ledger)
            waiting.pop()
    except Trouble as trouble:
        ledger.postpone(waiting, trouble.reason, trouble.answer)
        raise
    finally:
        ledger.settle()
    ledger.release(waiting)
    return accepted


def _send_one(letter: Letter, carrying: Carrier, ledger: Ledger) -> bool:
    if letter.is_too_late:
        ledger.refuse(letter, Letter.Reason.TOO_LATE)
        return False
    try:
        packed = carrying.pack(letter)
    except Exception:  # a letter that cannot be built must not hold up the others
        logger.exception("letter %s cannot be built", letter.key)
        ledger.refuse(letter, Letter.Reason.UNBUILDABLE)
        return False
    verdict = carrying.carry(letter, packed, lambda: ledger.begin(letter))
    match verdict.fate:
        case Fate.SENT:
            ledger.accept(letter)
        case Fate.LATER:
            ledger.postpone([letter], verdict.reason, verdict.answer)
        case Fate.REFUSED:
            ledger.refuse(letter, verdict.reason, verdict.answer)
            if verdict.is_address_dead:
                suppression.suppress(letter.to, Suppression.Reason.NO_SUCH_ADDRESS)
        case Fate.UNKNOWN:
            ledger.leave_undecided(letter)
            raise Trouble(Letter.Reason.UNREACHABLE)  # a server that stops answering gets one letter a minute at most
    return verdict.fate is Fate.SENT


def lanes() -> int:
    """How many workers have letters in their hands."""
    held = Letter.objects.held().filter(lease_until__gt=timezone.now())
    return held.values("claimed_by").distinct().count()


def _nudge_another() -> None:
    if lanes() < LANES:
        nudge()
