"""What the office says: to the person by letter, or to itself as a note."""

from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from contact import emails
from contact.actions.errors import NoAddress
from contact.actions.moving import into, locked, move
from contact.choices import Channel, Status, Voice
from contact.models import Entry, Thread
from core.audit import record
from core.errors import DomainError, WrongState

NOTHING_SAID = "Wpisz treść."
IS_SPAM = "Ten wątek jest oznaczony jako spam. Najpierw otwórz go ponownie."


@transaction.atomic
def answer(
    *,
    thread: Thread,
    text: str,
    by: Any,
    seen_version: int,
    channel: str = Channel.PORTAL,
    is_last: bool = True,
) -> Entry:
    """Answer the person: by a letter with the thread's number in its subject, or past the portal, which is noted.

    Of two who answer one thread at once one wins, the other gets SaidMeanwhile and sends nothing. The thread counts
    as answered unless ``is_last`` is False (a question, a first word); whoever answers first also leads it.
    """
    if not text.strip():
        raise DomainError(NOTHING_SAID)
    if Thread.objects.filter(pk=thread.pk, status=Status.SPAM).exists():
        raise WrongState(IS_SPAM)
    if channel == Channel.PORTAL and not thread.email:
        raise NoAddress
    status = into(Status.ANSWERED if is_last else Status.IN_PROGRESS)
    thread = move(thread, seen_version=seen_version, assigned_to=Coalesce("assigned_to", Value(by.pk)), **status)
    entry = Entry.objects.create(thread=thread, voice=Voice.ANSWER, channel=channel, text=text.strip(), written_by=by)
    record("contact.answer", thread, by=by, entry=entry.pk, channel=Channel(channel).label)
    if channel == Channel.PORTAL:
        emails.answered(thread, entry)
    return entry


@transaction.atomic
def add_note(*, thread: Thread, text: str, by: Any) -> Entry:
    """A word for colleagues, never seen by the person. It loses to nobody; whoever is answering gets to read it."""
    if not text.strip():
        raise DomainError(NOTHING_SAID)
    thread = locked(thread)
    Thread.objects.filter(pk=thread.pk).update(version=F("version") + 1)
    entry = Entry.objects.create(thread=thread, voice=Voice.NOTE, text=text.strip(), written_by=by)
    record("contact.add_note", thread, by=by, entry=entry.pk)
    return entry
