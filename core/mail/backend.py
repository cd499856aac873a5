"""Sending through one of Django's e-mail backends, letter by letter."""

from collections.abc import Callable
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from core.mail import headers, mime
from core.mail.models import Letter
from core.mail.outbox import calendar_of, words_for
from core.mail.transport import Outcome, Result, ServerUnavailable


class BackendTransport:
    """Any of Django's backends: files, memory, console, a provider."""

    def __init__(self):
        self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self._connection:
            self._connection.close()

    def build(self, letter: Letter) -> EmailMultiAlternatives:
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

    def send(self, letter: Letter, message: EmailMultiAlternatives, begin: Callable[[], bool]) -> Result:
        if self._connection is None:
            self._open()
        if not begin():
            return Result(Outcome.NOT_CLAIMED)
        try:
            self._connection.send_messages([message])
        except OSError:  # smtplib's and most providers' errors are OSErrors; how far they got is unknown
            return Result(Outcome.UNKNOWN)
        return Result(Outcome.SENT)

    def _open(self) -> None:
        connection = get_connection()
        try:
            connection.open()
        except OSError as error:
            raise ServerUnavailable(Letter.Reason.UNREACHABLE) from error
        self._connection = connection


def attachment(calendar: str) -> MIMEText:
    part = MIMEText(calendar, "calendar", "utf-8")
    part.replace_header("Content-Type", mime.calendar_type(calendar))
    part.add_header("Content-Disposition", "attachment", filename=mime.CALENDAR_NAME)
    return part
