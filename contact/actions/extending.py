"""More time for a barrier: with a reason, within the limit that staff keep, and the person hears of it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from contact import clock, emails, selectors
from contact.actions.moving import move
from contact.choices import Voice
from contact.models import Entry, Thread
from core.audit import record
from core.errors import DomainError, WrongState
from core.when import short

NO_CLOCK = "Tylko zgłoszenie bariery, na które jeszcze nie ma odpowiedzi, ma termin do przedłużenia."
NO_REASON = "Napisz, dlaczego potrzebujemy więcej czasu – ta osoba musi to wiedzieć."
NOT_LATER = "Nowy termin musi być późniejszy niż obecny ({})."
TOO_LATE = "Najpóźniejszy możliwy termin to {}."
IN_THE_PAST = "Nowy termin musi być dzisiaj albo później."


@transaction.atomic
def extend(*, thread: Thread, until: date, reason: str, by: Any, seen_version: int) -> Thread:
    """Move the day of the answer and tell the person why; whoever gave no address is to be told otherwise."""
    reason = reason.strip()
    _refuse(thread, until, reason)
    thread = move(thread, seen_version=seen_version, due_on=until, extended_at=timezone.now(), extension_reason=reason)
    words = f"Nowy termin odpowiedzi: {short(until)}.\n\n{reason}"
    entry = Entry.objects.create(thread=thread, voice=Voice.NOTICE, text=words, written_by=by)
    record("contact.extend", thread, by=by, until=until.isoformat())
    if thread.email:
        emails.extended(thread, entry)
    return thread


def latest_for(thread: Thread) -> date:
    """The last day to which the answer may be put off, by the months in Rules.extension_months."""
    return clock.latest(thread.created_at, selectors.rules().extension_months)


def _refuse(thread: Thread, until: date, reason: str) -> None:
    if not (thread.is_barrier and thread.is_waiting):
        raise WrongState(NO_CLOCK)
    if not reason:
        raise DomainError(NO_REASON)
    if until <= thread.due_on:
        raise DomainError(NOT_LATER.format(short(thread.due_on)))
    if until < timezone.localdate():
        raise DomainError(IN_THE_PAST)
    if until > (last := latest_for(thread)):
        raise DomainError(TOO_LATE.format(short(last)))
