"""The headers of a letter, the same whichever way it is sent."""

from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from core.mail.addresses import on_the_wire
from core.mail.models import Letter


def of(letter: Letter) -> dict[str, str]:
    """All in ASCII and on one logical line each. Message-ID is the letter's own through every attempt.

    Auto-Submitted keeps holiday replies away; List-Unsubscribe lets mail programs show a button (RFC 8058).
    """
    headers = {
        "From": sender(),
        "To": on_the_wire(letter.to),
        "Reply-To": on_the_wire(letter.reply_to),
        "Subject": encoded(letter.subject),
        "Date": format_datetime(timezone.localtime()),
        "Message-ID": message_id(letter),
        "Content-Language": "pl",
    }
    if letter.is_automatic:
        headers["Auto-Submitted"] = "auto-generated"
    if url := letter.substitutions.get("unsubscribe_url"):
        headers["List-Unsubscribe"] = f"<{url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    refuse_line_breaks(headers)
    return headers


def refuse_line_breaks(headers: dict[str, str]) -> None:
    """The last guard against a header that somebody typed into a form; all that write headers clean them first."""
    for name, value in headers.items():
        if not value.isascii() or any(line[:1] not in " \t" for line in value.splitlines()[1:]):
            raise ValueError(f"The header {name} is not one line of ASCII.")


def message_id(letter: Letter) -> str:
    return f"<{letter.token}@{_domain()}>"


def return_path(letter: Letter) -> str:
    """Where servers send word of failure: with BOUNCE_ADDRESS set, an address that names the letter (VERP)."""
    local, at, domain = on_the_wire(settings.BOUNCE_ADDRESS).rpartition("@")
    return f"{local}+{letter.token}{at}{domain}" if at else _parts(settings.DEFAULT_FROM_EMAIL)[1]


def sender() -> str:
    name, address = _parts(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name, on_the_wire(address)))


@lru_cache(maxsize=16)
def _parts(address: str) -> tuple[str, str]:
    """Name and address; remembered, because every letter of a mailing asks for the same ones."""
    return parseaddr(address)


@lru_cache(maxsize=64)
def encoded(subject: str) -> str:
    return Header(subject, None if subject.isascii() else "utf-8", header_name="Subject").encode()


def _domain() -> str:
    return _parts(sender())[1].rpartition("@")[2]
