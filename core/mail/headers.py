"""The headers of a letter, the same for every transport."""

from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from core.mail.addresses import on_the_wire
from core.mail.models import Letter


def of(letter: Letter) -> dict[str, str]:
    """All headers in ASCII, one logical line each. Message-ID is the same for every attempt.

    Auto-Submitted prevents holiday replies; List-Unsubscribe lets mail programs show a button (RFC 8058).
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
    """The last guard against header injection; all callers clean their headers first."""
    for name, value in headers.items():
        if not value.isascii() or any(line[:1] not in " \t" for line in value.splitlines()[1:]):
            raise ValueError(f"The header {name} is not one line of ASCII.")


def message_id(letter: Letter) -> str:
    return f"<{letter.token}@{_domain()}>"


def return_path(letter: Letter) -> str:
    """The address for bounces: with BOUNCE_ADDRESS set, one that names the letter (VERP)."""
    local, at, domain = on_the_wire(settings.BOUNCE_ADDRESS).rpartition("@")
    return f"{local}+{letter.token}{at}{domain}" if at else _parts(settings.DEFAULT_FROM_EMAIL)[1]


def sender() -> str:
    name, address = _parts(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name, on_the_wire(address)))


@lru_cache(maxsize=16)
def _parts(address: str) -> tuple[str, str]:
    """Name and address; cached, because every letter of a mailing has the same ones."""
    return parseaddr(address)


@lru_cache(maxsize=64)
def encoded(subject: str) -> str:
    return Header(subject, None if subject.isascii() else "utf-8", header_name="Subject").encode()


def _domain() -> str:
    return _parts(sender())[1].rpartition("@")[2]
