"""The bytes of a letter, built once for a whole mailing and filled for each reader.

Building MIME costs more than sending it. Here the two parts are encoded once and split at their slots; a reader's
words are encoded separately and inserted between soft line breaks ("=" at the end of a line, removed by decoding),
so slots need no encoding and no line grows too long.
"""

import re
import secrets
from base64 import encodebytes
from binascii import b2a_qp

from django.utils.html import escape

from core.mail import headers
from core.mail.models import Letter
from core.mail.rendering import slots_of

SOFT_BREAK = b"=\r\n"
CALENDAR_NAME = "wydarzenie.ics"
CALENDAR = (
    "Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\n"
    'Content-Disposition: attachment; filename="' + CALENDAR_NAME + '"\r\n\r\n'
)
METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
PART = "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"


class Form:
    """A letter without its headers and slot values."""

    def __init__(self, text: str, html: str, calendar: str = ""):
        # "=_" cannot occur in quoted-printable, so no part can contain the boundary.
        boundary = f"=_{secrets.token_hex(12)}"
        self.content_type = f'multipart/alternative; boundary="{boundary}"'
        self._slots: list[tuple[int, str, bool]] = []
        self._pieces: list[bytes] = []
        for subtype, part in (("plain", text), ("html", html)):
            self._pieces.append(f"--{boundary}\r\n{PART.format(subtype)}".encode())
            self._add(part, is_html=subtype == "html")
            self._pieces.append(b"\r\n")
        self._pieces.append(f"--{boundary}--\r\n".encode())
        if calendar:
            self._wrap(calendar)

    def _wrap(self, calendar: str) -> None:
        """Wrap both parts as the first of two, the file as the second."""
        boundary = f"=_{secrets.token_hex(12)}"
        start = f"--{boundary}\r\nContent-Type: {self.content_type}\r\n\r\n".encode()
        self._pieces[0] = start + self._pieces[0]
        self._pieces.append(f"--{boundary}\r\n{CALENDAR.format(calendar_type(calendar))}".encode())
        self._pieces.append(encodebytes(calendar.encode()).replace(b"\n", b"\r\n"))
        self._pieces.append(f"--{boundary}--\r\n".encode())
        self.content_type = f'multipart/mixed; boundary="{boundary}"'

    def _add(self, part: str, *, is_html: bool) -> None:
        for number, piece in enumerate(slots_of(part)):
            if number % 2 == 0:
                self._pieces.append(quoted(piece))
                continue
            self._slots.append((len(self._pieces) + 1, piece, is_html))
            self._pieces += [SOFT_BREAK, b"", SOFT_BREAK]

    def body(self, words: dict[str, str]) -> bytes:
        pieces = self._pieces.copy()
        for place, name, is_html in self._slots:
            pieces[place] = quoted(escape(words[name]) if is_html else words[name])
        return b"".join(pieces)


def form_of(letter: Letter) -> Form:
    source = letter.body or letter
    return Form(source.text, source.html, source.calendar)


def calendar_type(calendar: str) -> str:
    """Mail programs act on the method, so it must equal the one in the file."""
    method = METHOD.search(calendar)
    return "text/calendar; charset=utf-8" + (f"; method={method[1]}" if method else "")


def message(letter: Letter, form: Form) -> bytes:
    """The whole letter for SMTP: CRLF line ends, a dot at the start of a line is doubled."""
    head = headers.of(letter) | {"MIME-Version": "1.0", "Content-Type": form.content_type}
    lines = [f"{name}: {value}".replace("\r\n", "\n").replace("\n", "\r\n") for name, value in head.items()]
    whole = "\r\n".join([*lines, "", ""]).encode("ascii") + form.body(letter.substitutions)
    return whole.replace(b"\r\n.", b"\r\n..")


def quoted(words: str) -> bytes:
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return b2a_qp(plain.encode(), istext=True).replace(b"\n", b"\r\n")
