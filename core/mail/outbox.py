"""The only way to send mail: letters are rows, created in the transaction of the change they report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import escape

from core.errors import DomainError
from core.mail import catalog, rendering
from core.mail.addresses import MAX_LENGTH, is_address
from core.mail.models import Letter, SharedBody
from core.mail.wakeup import wake_after_commit

ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class Reader:
    """One reader of a mailing. ``key`` is the reader's number, never the address."""

    key: str | int
    to: str
    words: dict[str, str]


def enqueue(
    *,
    key: str,
    to: str,
    template: str,
    reply_to: str = "",
    is_automatic: bool = True,
    is_confidential: bool = False,
    calendar: bytes | str = "",
    **context: object,
) -> Letter:
    """Put one letter into the outbox, in the caller's transaction: a rollback removes it.

    ``key`` is "<kind>:<pk>[:<pk>]" and holds no address. The same key twice is one letter: the first is unchanged.
    ``template`` names the .txt (first line: subject) and the optional .html, without the extension.
    An invalid ``to`` does not raise: the letter stays in the outbox as not sent, for a person to see.
    ``is_confidential``: contains a code or a link for its reader only; its text is hidden and soon deleted.
    ``calendar``: a file made by core.ics with its METHOD (PUBLISH), attached as wydarzenie.ics.
    """
    kind = _kind_of(key)
    if found := Letter.objects.filter(key=key).first():
        return found
    if reply_to and not is_address(reply_to):
        raise DomainError("Adres do odpowiedzi jest niepoprawny.")
    parts = rendering.render(template, context)
    letter = Letter(
        key=key,
        kind=kind,
        reply_to=reply_to or settings.OFFICE_EMAIL,
        subject=parts.subject,
        text=parts.text,
        html=parts.html,
        calendar=_text_of(calendar),
        is_automatic=is_automatic,
        is_confidential=is_confidential,
        **_address(to),
    )
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:  # a concurrent request has just written the same letter
        return Letter.objects.get(key=key)
    wake_after_commit()
    return letter


def share(
    *,
    key: str,
    template: str,
    slots: Iterable[str],
    calendar: bytes | str | Callable[[], bytes] = "",
    good_until: datetime | None = None,
    **context: object,
) -> SharedBody:
    """Store the common content of a mailing once, a calendar file too; the same key twice is one body.

    Expensive values may be passed as functions, here and in ``calendar``: they are called only
    when the body does not exist yet.
    The template writes ``{{ slots.name }}`` for each reader's own value. A slot called ``unsubscribe_url``
    also becomes the one-click List-Unsubscribe header.
    ``good_until``: after this time no letter of it is sent, however long it waited (``overtaken``).
    """
    if found := SharedBody.objects.filter(key=key).first():
        return found
    names = list(slots)
    parts = rendering.render(template, {"slots": {name: rendering.slot(name) for name in names}} | context)
    words = {"subject": parts.subject, "text": parts.text, "html": parts.html}
    text = _text_of(calendar() if callable(calendar) else calendar)
    defaults = words | {"calendar": text, "good_until": good_until}
    return SharedBody.objects.get_or_create(key=key, defaults=defaults)[0]


def enqueue_many(body: SharedBody, readers: Iterable[Reader], *, reply_to: str = "") -> int:
    """One letter of ``body`` for each reader; returns how many are new. Safe to run again after a crash.

    The letter's key is the body's plus the reader's. Letters to single persons are sent before mailings.
    """
    kind = _kind_of(body.key)
    if reply_to and not is_address(reply_to):
        raise DomainError("Adres do odpowiedzi jest niepoprawny.")
    before = body.letter_set.count()
    for some in _in_portions(readers):
        letters = [_of_mailing(body, reader, kind, reply_to or settings.OFFICE_EMAIL) for reader in some]
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
    wake_after_commit()
    return body.letter_set.count() - before


def enqueue_alike(
    body: SharedBody,
    readers: Iterable[Reader],
    *,
    kind: str,
    reply_to: str = "",
    is_confidential: bool = False,
    gives_way: bool = False,
) -> None:
    """Similar letters in one INSERT, sent with the priority of personal letters unless ``gives_way``.

    A letter's key is "<kind>:<the reader's>", whatever its ``body``: the same key is one letter, even when the
    text has changed meanwhile. Fast enough to be called while a row is locked.
    """
    letters = []
    for reader in readers:
        letter = _of_mailing(body, reader, _kind_of(f"{kind}:{reader.key}"), reply_to or settings.OFFICE_EMAIL)
        letter.key = f"{kind}:{reader.key}"
        letter.priority = Letter.Priority.CROWD if gives_way else Letter.Priority.PERSON
        letter.is_confidential = is_confidential
        letters.append(letter)
    if letters:
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        wake_after_commit()


def written(kind: str, numbers: Iterable[str]) -> set[str]:
    """Which of these letters of one kind exist, waiting or sent, by the part of the key after the kind."""
    keys = Letter.objects.filter(key__in=[f"{kind}:{number}" for number in numbers]).values_list("key", flat=True)
    return {key.removeprefix(f"{kind}:") for key in keys}


def take_back(keys: Iterable[str]) -> list[str]:
    """Remove those of these letters that are still queued; returns the removed keys.

    A letter claimed by a worker is sent: the server may already have it.
    """
    taken = []
    for key in keys:
        if Letter.objects.filter(key=key, status=Letter.Status.QUEUED).delete()[0]:
            taken.append(key)
    return taken


def outdate(keys: Iterable[str] | QuerySet) -> None:
    """Cancel these outdated letters: none that still waits is sent, nor any other with the same body.

    One small UPDATE, however many letters wait. A letter claimed by a worker is sent.
    """
    waiting = Letter.objects.filter(key__in=keys, status=Letter.Status.QUEUED, body__isnull=False)
    SharedBody.objects.filter(pk__in=list(waiting.order_by().values_list("body", flat=True).distinct())).update(
        good_until=timezone.now()
    )


@transaction.atomic
def overtaken(kind: str, at_most: int = ROWS_AT_ONCE) -> list[str]:
    """Remove outdated letters of one kind; returns their keys, so that they can be written again."""
    late = Letter.objects.filter(kind=kind, status=Letter.Status.FAILED, reason=Letter.Reason.TOO_LATE)
    found = dict(late.order_by("pk").select_for_update(skip_locked=True).values_list("pk", "key")[:at_most])
    Letter.objects.filter(pk__in=found).delete()
    return list(found.values())


def words_for(letter: Letter) -> tuple[str, str]:
    """The text and HTML parts for this reader."""
    if letter.body is None:
        return letter.text, letter.html
    safe = {name: escape(word) for name, word in letter.substitutions.items()}
    return fill(letter.body.text, letter.substitutions), fill(letter.body.html, safe)


def calendar_of(letter: Letter) -> str:
    """The calendar file for this reader, or ""."""
    return letter.body.calendar if letter.body else letter.calendar


def fill(template: str, words: dict[str, str]) -> str:
    pieces = rendering.slots_of(template)
    pieces[1::2] = [words[name] for name in pieces[1::2]]
    return "".join(pieces)


def _kind_of(key: str) -> str:
    """The kind in the key; only a kind that the office can preview may be sent."""
    name, colon, number = key.partition(":")
    if not (name and colon and number) or "@" in key:
        raise ValueError(f"A letter's key is <kind>:<number> and holds no address; got {name!r}.")
    if catalog.find(name) is None:
        raise LookupError(f"No emails.py names the kind of letter {name!r} (core.mail.kind).")
    return name


def _address(to: str) -> dict[str, object]:
    if is_address(to):
        return {"to": to}
    refused = {"status": Letter.Status.FAILED, "reason": Letter.Reason.BAD_ADDRESS}
    return {"to": "".join(to.split())[:MAX_LENGTH]} | refused


def _text_of(calendar: bytes | str) -> str:
    return calendar.decode() if isinstance(calendar, bytes) else calendar


def _in_portions(readers: Iterable[Reader]) -> Iterator[list[Reader]]:
    readers = iter(readers)
    while portion := list(islice(readers, ROWS_AT_ONCE)):
        yield portion


def _of_mailing(body: SharedBody, reader: Reader, kind: str, reply_to: str) -> Letter:
    if missing := rendering.slots_in(body.subject, body.text, body.html) - reader.words.keys():
        raise ValueError(f"Reader {reader.key} of {body.key} has no words for {sorted(missing)}.")
    subject = " ".join(fill(body.subject, reader.words).split())[: rendering.SUBJECT_LENGTH]
    return Letter(
        key=f"{body.key}:{reader.key}",
        kind=kind,
        reply_to=reply_to,
        subject=subject,
        body=body,
        substitutions=reader.words,
        priority=Letter.Priority.CROWD,
        **_address(reader.to),
    )
