"""Reads of the inbox that are not querysets."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from contact.choices import Voice
from contact.models import Attachment, Entry, Rules, Thread
from core.cases.models import CaseMark
from core.mail.models import Letter

#: The kind of letter that sends each voice of the office.
LETTERS = {Voice.ANSWER: "contact.answered", Voice.NOTICE: "contact.extended"}


@dataclass(frozen=True)
class Line:
    """One message as a page shows it; ``letter`` is the letter that sent it, if any."""

    entry: Entry
    files: list[Attachment]
    letter: Letter | None = None


def rules() -> Rules:
    """The single row of rules; created again if the database has none."""
    return Rules.objects.get_or_create(pk=1)[0]


def conversation(thread: Thread, *, with_notes: bool) -> list[Line]:
    """All messages, oldest first, with files and letters; three queries."""
    entries = thread.entries.all() if with_notes else thread.entries.for_person()
    found = list(_whole(entries))
    keys = [letter_key(entry) for entry in found if entry.voice in LETTERS]
    letters = {letter.key: letter for letter in Letter.objects.filter(key__in=keys)} if with_notes and keys else {}
    return [
        Line(entry, list(entry.attachments.all()), letters.get(letter_key(entry)) if entry.voice in LETTERS else None)
        for entry in found
    ]


def letter_key(entry: Entry) -> str:
    return f"{LETTERS[entry.voice]}:{entry.pk}"


def mark_of(thread: Thread) -> CaseMark | None:
    return CaseMark.objects.of(thread).standing().first()


def last_words_of(thread: Thread) -> Entry | None:
    """The person's last message, quoted in an answer."""
    return thread.entries.filter(voice=Voice.PERSON).order_by("-written_at", "-pk").first()


def _whole(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries.select_related("written_by").prefetch_related(Prefetch("attachments", Attachment.objects.all()))
