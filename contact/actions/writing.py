"""What people send: each message is kept first; the letters about it wait in the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from contact import clock, emails, selectors
from contact.actions.moving import into, locked
from contact.choices import DONE, Channel, ContactWay, Kind, Status, Voice
from contact.models import Attachment, Barrier, Entry, Thread, Topic
from core.audit import record
from core.errors import WrongState

#: A form may be sent with anybody's address: no address gets more letters of confirmation than this in a day.
CONFIRMED_A_DAY = 3
#: The same words again within this time are a button pressed twice.
SAME_WITHIN = timedelta(hours=1)
CLOSED = "Ten wątek jest zamknięty. Skopiuj swój tekst i napisz nową wiadomość."


@dataclass(frozen=True)
class Sender:
    """Who writes; of a barrier nothing of it has to be told. ``user`` is the account, for who is signed in."""

    name: str = ""
    email: str = ""
    phone: str = ""
    organization_name: str = ""
    user: Any = None


@dataclass(frozen=True)
class Obstacle:
    """What hinders on which page, in what other form the content is wanted, and how to answer."""

    page: str
    is_demand: bool = False
    other_form: str = ""
    contact_way: str = ContactWay.MAIL
    postal_address: str = ""


def send_message(
    *, topic: Topic, sender: Sender, text: str, files: Iterable[File] = (), form_key: UUID | None = None
) -> Thread:
    """A new thread in the inbox, a letter of confirmation to the sender and, if staff wish so, one to the office.

    Pressed twice, it is one thread: ``form_key`` is the mark of the form.
    """
    return _once(form_key, lambda key: _begin(key, _person(sender) | {"topic": topic}, text, files))


def report_barrier(
    *, obstacle: Obstacle, sender: Sender, text: str, files: Iterable[File] = (), form_key: UUID | None = None
) -> Thread:
    """The same for a barrier; from now on the clock runs (Rules.barrier_days). A demand needs a name."""
    kind = Kind.DEMAND if obstacle.is_demand else Kind.BARRIER
    due_on = clock.first_due(timezone.now(), selectors.rules().barrier_days)
    person = _person(sender) | {"kind": kind, "due_on": due_on, "organization_name": ""}
    barrier = {
        "page": obstacle.page.strip(),
        "other_form": obstacle.other_form.strip(),
        "contact_way": obstacle.contact_way,
        "postal_address": obstacle.postal_address.strip(),
    }
    return _once(form_key, lambda key: _begin(key, person, text, files, barrier))


@transaction.atomic
def add(*, thread: Thread, text: str, by: Any, files: Iterable[File] = ()) -> Entry:
    """What the person with an account says further; a thread that had ended comes back to the office."""
    thread = locked(thread)
    if thread.status == Status.SPAM:
        raise WrongState(CLOSED)
    lately = thread.entries.filter(voice=Voice.PERSON, text=text.strip(), written_at__gt=timezone.now() - SAME_WITHIN)
    if found := lately.first():
        return found
    entry = _say_further(thread, text, by=by, channel=Channel.PORTAL)
    _attach(entry, files)
    record("contact.add", thread, by=by, entry=entry.pk)
    emails.arrived(thread, entry)
    return entry


@transaction.atomic
def paste_reply(*, thread: Thread, text: str, by: Any, channel: str = Channel.MAIL) -> Entry:
    """What the person answered by mail or told otherwise, put into the thread by the office."""
    thread = locked(thread)
    entry = _say_further(thread, text, by=by, channel=channel)
    record("contact.paste_reply", thread, by=by, entry=entry.pk)
    return entry


def _person(sender: Sender) -> dict[str, Any]:
    return {
        "name": " ".join(sender.name.split()),
        "email": sender.email.strip(),
        "phone": sender.phone.strip(),
        "organization_name": " ".join(sender.organization_name.split()),
        "user": sender.user,
    }


def _once(form_key: UUID | None, begin: Any) -> Thread:
    key = form_key or uuid4()
    if found := Thread.objects.filter(form_key=key).first():
        return found
    try:
        return begin(key)
    except IntegrityError:  # both presses looked at once; the constraint let one through
        if found := Thread.objects.filter(form_key=key).first():
            return found
        raise


@transaction.atomic
def _begin(key: UUID, values: dict, text: str, files: Iterable[File], barrier: dict | None = None) -> Thread:
    thread = Thread.objects.create(form_key=key, **values)
    if barrier:
        Barrier.objects.create(thread=thread, **barrier)
    entry = Entry.objects.create(thread=thread, voice=Voice.PERSON, text=text.strip(), written_by=thread.user)
    _attach(entry, files)
    record("contact.receive", thread, by=thread.user)
    if _may_confirm(thread):
        emails.received(thread, entry)
    emails.arrived(thread, entry)
    return thread


def _may_confirm(thread: Thread) -> bool:
    if not thread.email:
        return False
    since = timezone.now() - timedelta(days=1)
    return Thread.objects.filter(email__iexact=thread.email, created_at__gt=since).count() <= CONFIRMED_A_DAY


def _say_further(thread: Thread, text: str, *, by: Any, channel: str) -> Entry:
    values = into(Status.REOPENED) if thread.status in DONE else {}
    Thread.objects.filter(pk=thread.pk).update(version=F("version") + 1, **values)
    return Entry.objects.create(thread=thread, voice=Voice.PERSON, channel=channel, text=text.strip(), written_by=by)


def _attach(entry: Entry, files: Iterable[File]) -> None:
    for file in files:
        Attachment.objects.create(entry=entry, file=file, name=file.name[:150], size=file.size)
