"""Who leads a thread, and how it ends without an answer or begins again."""

from typing import Any

from django.db import transaction

from contact.actions.moving import into, move
from contact.choices import DONE, WAITING, Status
from contact.models import Thread
from core.audit import record
from core.errors import DomainError, WrongState

NO_REASON = "Napisz, dlaczego zamykamy bez odpowiedzi."
NOT_WAITING = "Ten wątek jest już zakończony."
NOT_ENDED = "Ten wątek jest otwarty."
SPAM = "spam"


@transaction.atomic
def assign(*, thread: Thread, to: Any, by: Any, seen_version: int) -> Thread:
    """Somebody of the office leads the thread from now on, or with ``to=None`` nobody; a new one is in progress."""
    values: dict[str, Any] = {"assigned_to": to}
    if to is not None and thread.status == Status.NEW:
        values |= into(Status.IN_PROGRESS)
    thread = move(thread, seen_version=seen_version, **values)
    record("contact.assign", thread, by=by, to=to.pk if to else None)
    return thread


@transaction.atomic
def close(*, thread: Thread, reason: str, by: Any, seen_version: int, is_spam: bool = False) -> Thread:
    """End it without an answer; the reason stays with the office. Nobody gets a letter."""
    reason = " ".join(reason.split())[:500] or (SPAM if is_spam else "")
    if not reason:
        raise DomainError(NO_REASON)
    _refuse(thread, WAITING if not is_spam else (*WAITING, Status.ANSWERED, Status.CLOSED), NOT_WAITING)
    thread = move(thread, seen_version=seen_version, **into(Status.SPAM if is_spam else Status.CLOSED, reason))
    record("contact.mark_spam" if is_spam else "contact.close", thread, by=by)
    return thread


@transaction.atomic
def reopen(*, thread: Thread, by: Any, seen_version: int) -> Thread:
    """The office has something to do here again."""
    _refuse(thread, DONE, NOT_ENDED)
    thread = move(thread, seen_version=seen_version, **into(Status.IN_PROGRESS))
    record("contact.reopen", thread, by=by)
    return thread


def _refuse(thread: Thread, states: tuple[str, ...], why: str) -> None:
    if not Thread.objects.filter(pk=thread.pk, status__in=states).exists():
        raise WrongState(why)
