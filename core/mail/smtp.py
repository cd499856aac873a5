"""Fast SMTP: one connection for many letters, prebuilt bytes, pipelined commands where supported."""

import re
import smtplib
import socket
from collections.abc import Callable

from django.core.mail import get_connection

from core.mail import headers, mime
from core.mail.addresses import on_the_wire
from core.mail.models import Letter
from core.mail.transport import Outcome, Result, ServerUnavailable

Reply = tuple[int, bytes]
ENHANCED = re.compile(rb"\d\.\d{1,3}\.\d{1,3}")
#: Enhanced codes (RFC 3463) for an invalid recipient; 5.1.7 and 5.1.8 are about the sender.
DEAD = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
#: The same from a server without enhanced codes, in its answer to RCPT.
DEAD_PLAIN = frozenset({550, 551, 553})
CLOSING = 421
GO_AHEAD = 354


class Gone(Exception):
    """The connection ended before the letter was complete, so the server does not have it."""


class SmtpTransport:
    def __init__(self):
        self._smtp: smtplib.SMTP | None = None
        self._sent = 0
        self._forms: dict[int, mime.Form] = {}

    def __enter__(self):
        return self

    def __exit__(self, error_type, *error):
        if self._smtp and error_type is None:
            try:
                self._smtp.quit()
            except (OSError, smtplib.SMTPException):
                self._hang_up()
        self._hang_up()

    def build(self, letter: Letter) -> bytes:
        """Bytes for the wire; the form of a mailing is built once per connection."""
        if letter.body_id is None:
            return mime.message(letter, mime.form_of(letter))
        if letter.body_id not in self._forms:
            self._forms[letter.body_id] = mime.form_of(letter)
        return mime.message(letter, self._forms[letter.body_id])

    def send(self, letter: Letter, message: bytes, begin: Callable[[], bool]) -> Result:
        """Reconnect if a connection that has sent letters closes: many servers limit letters per connection."""
        while True:
            has_worked = self._sent > 0
            try:
                return self._try(letter, message, begin)
            except Gone as gone:
                self._hang_up()
                if not has_worked:
                    raise ServerUnavailable(Letter.Reason.UNREACHABLE) from gone

    def _try(self, letter: Letter, message: bytes, begin: Callable[[], bool]) -> Result:
        smtp = self._connected()
        is_claimed, replies = self._envelope(smtp, letter, begin)
        if not is_claimed:
            self._hang_up()  # the server may wait for data; without the last line it keeps nothing
            return Result(Outcome.NOT_CLAIMED)
        if any(code == CLOSING for code, _ in replies):
            raise Gone
        mail, *others = replies
        if mail[0] >= 400:
            self._hang_up()
            raise ServerUnavailable(Letter.Reason.LATER if mail[0] < 500 else Letter.Reason.REFUSED, answer(mail))
        if refusal := next((reply for reply in others if reply[0] >= 400), None):
            self._clear(smtp, has_to_end_data=others[-1][0] == GO_AHEAD)
            return result_of(refusal, is_about_address=refusal is others[0])
        return self._content(smtp, message)

    def _envelope(self, smtp: smtplib.SMTP, letter: Letter, begin: Callable[[], bool]) -> tuple[bool, list[Reply]]:
        """Replies to MAIL, RCPT and DATA; fewer when one was refused. ``begin`` runs while the server works."""
        commands = [
            f"MAIL FROM:<{headers.return_path(letter)}>\r\n".encode("ascii"),
            f"RCPT TO:<{on_the_wire(letter.to)}>\r\n".encode("ascii"),
            b"DATA\r\n",
        ]
        if smtp.has_extn("pipelining"):
            self._say(smtp, b"".join(commands))
            return begin(), [self._hear(smtp) for _ in commands]
        replies: list[Reply] = []
        for command in commands:
            if command == b"DATA\r\n" and not begin():
                return False, replies
            self._say(smtp, command)
            replies.append(self._hear(smtp))
            if replies[-1][0] >= 400:
                break
        return True, replies

    def _content(self, smtp: smtplib.SMTP, message: bytes) -> Result:
        """After the last line the server may have the letter: a missing reply means UNKNOWN, never a retry."""
        self._say(smtp, message + b".\r\n")
        try:
            reply = smtp.getreply()
        except (OSError, smtplib.SMTPException):
            self._hang_up()
            return Result(Outcome.UNKNOWN)
        if reply[0] == CLOSING:
            self._hang_up()
        if reply[0] >= 400:
            return result_of(reply, is_about_address=False)
        self._sent += 1
        return Result(Outcome.SENT)

    def _clear(self, smtp: smtplib.SMTP, *, has_to_end_data: bool) -> None:
        """Reset after a refusal; a server that already accepted DATA gets an empty end."""
        try:
            for words in [b".\r\n", b"RSET\r\n"] if has_to_end_data else [b"RSET\r\n"]:
                self._say(smtp, words)
                self._hear(smtp)
        except Gone:
            self._hang_up()
        else:
            self._sent += 1

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        backend = get_connection()
        try:
            backend.open()
            backend.connection.ehlo_or_helo_if_needed()
            # Commands and letters are written whole, so Nagle's algorithm only adds delay.
            backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:  # smtplib's errors are OSErrors, a refused password among them
            code = getattr(error, "smtp_code", 0)
            raise ServerUnavailable(Letter.Reason.UNREACHABLE, str(code) if code else "") from error
        self._smtp, self._sent = backend.connection, 0
        return self._smtp

    def _hang_up(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp, self._sent = None, 0

    @staticmethod
    def _say(smtp: smtplib.SMTP, words: bytes) -> None:
        try:
            smtp.send(words)
        except (OSError, smtplib.SMTPException) as error:
            raise Gone from error

    @staticmethod
    def _hear(smtp: smtplib.SMTP) -> Reply:
        try:
            return smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Gone from error


def result_of(reply: Reply, *, is_about_address: bool) -> Result:
    """Classify a refusal. A full mailbox or a policy is not about the address; "no such user" is."""
    code, enhanced = reply[0], _enhanced(reply)
    if code < 500:
        return Result(Outcome.LATER, Letter.Reason.LATER, answer(reply))
    is_dead = enhanced in DEAD if enhanced else is_about_address and code in DEAD_PLAIN
    reason = Letter.Reason.NO_SUCH_ADDRESS if is_dead else Letter.Reason.REFUSED
    return Result(Outcome.REFUSED, reason, answer(reply), is_address_dead=is_dead)


def answer(reply: Reply) -> str:
    return f"{reply[0]} {_enhanced(reply)}".strip()


def _enhanced(reply: Reply) -> str:
    match = ENHANCED.match(reply[1])
    return match[0].decode() if match else ""
