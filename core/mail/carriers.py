"""Who takes the letters away: Django's e-mail backends one by one, or SMTP the quick way (core.mail.smtp)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.mime.text import MIMEText
from enum import Enum
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from core.mail import headers, mime
from core.mail.models import Letter
from core.mail.outbox import calendar_of, words_for

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class Fate(Enum):
    SENT = "the server has it"
    LATER = "not now"
    REFUSED = "never"
    UNKNOWN = "said all of it and heard no answer"
    NOT_OURS = "somebody took the letter away from us before we began"


@dataclass(frozen=True)
class Verdict:
    """What became of one letter. ``answer`` is the server's code alone: its words may hold an address."""

    fate: Fate
    reason: str = ""
    answer: str = ""
    is_address_dead: bool = False


class Trouble(Exception):
    """Nothing can be sent now, whoever it is for; no letter was given away."""

    def __init__(self, reason: str, answer: str = ""):
        super().__init__(f"{reason} {answer}")
        self.reason, self.answer = reason, answer


class Carrier(Protocol):
    def pack(self, letter: Letter) -> object:
        """Make the letter ready; raises when it cannot be built."""

    def carry(self, letter: Letter, packed: object, begin: Callable[[], bool]) -> Verdict:
        """Give the letter away. ``begin`` is called right before the server could first have it whole."""


def carrier() -> AbstractContextManager[Carrier]:
    """The one that EMAIL_URL asks for; it connects when the first letter comes."""
    from core.mail.smtp import SmtpCarrier  # noqa: PLC0415 - it builds on this module

    return SmtpCarrier() if settings.EMAIL_BACKEND == SMTP_BACKEND else BackendCarrier()


class BackendCarrier:
    """Any of Django's backends: files, memory, console, a provider."""

    def __init__(self):
        self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self._connection:
            self._connection.close()

    def pack(self, letter: Letter) -> EmailMultiAlternatives:
        text, html = words_for(letter)
        own = headers.of(letter)
        extra = {name: own[name] for name in own.keys() - {"From", "To", "Reply-To", "Subject"}}
        message = EmailMultiAlternatives(
            letter.subject, text, settings.DEFAULT_FROM_EMAIL, [letter.to], reply_to=[letter.reply_to], headers=extra
        )
        message.attach_alternative(html, "text/html")
        if calendar := calendar_of(letter):
            message.attach(attachment(calendar))
        return message

    def carry(self, letter: Letter, packed: EmailMultiAlternatives, begin: Callable[[], bool]) -> Verdict:
        if self._connection is None:
            self._open()
        if not begin():
            return Verdict(Fate.NOT_OURS)
        try:
            self._connection.send_messages([packed])
        except OSError:  # smtplib's and most providers' errors are OSErrors; how far they got we cannot know
            return Verdict(Fate.UNKNOWN)
        return Verdict(Fate.SENT)

    def _open(self) -> None:
        connection = get_connection()
        try:
            connection.open()
        except OSError as error:
            raise Trouble(Letter.Reason.UNREACHABLE) from error
        self._connection = connection


def attachment(calendar: str) -> MIMEText:
    part = MIMEText(calendar, "calendar", "utf-8")
    part.replace_header("Content-Type", mime.calendar_type(calendar))
    part.add_header("Content-Disposition", "attachment", filename=mime.CALENDAR_NAME)
    return part
