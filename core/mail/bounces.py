"""Bounces: reports that mail servers send to the return path.

Only the return path is trusted: it names the letter by an unguessable token, so nobody can stop
another's mail by forging a report. The address is taken from our own letter, never from the report.
"""

import logging
import re
from collections.abc import Iterator
from email.message import Message

from django.conf import settings
from django.db import transaction
from flufl.bounce import all_failures

from core.mail import suppression
from core.mail.addresses import on_the_wire
from core.mail.models import Letter, Suppression

logger = logging.getLogger(__name__)
#: Headers with the address that a report was sent to, most trustworthy first.
RECIPIENT_HEADERS = ("X-Original-To", "Delivered-To", "Envelope-To", "To")


@transaction.atomic
def note(report: Message, *, recipient: str = "") -> Letter | None:
    """Process a permanent bounce: the letter becomes not sent and its address is suppressed.

    ``recipient`` is the address that the report was sent to, if the mail server passes it; else its headers are used.
    Returns the letter, or None when this is no report, reports only a delay, or names no known letter.
    """
    letter = Letter.objects.filter(token__in=_tokens(report, recipient)).first()
    if letter is None or not _came_back_for_good(report):
        return None
    changed = Letter.objects.filter(pk=letter.pk, status__in=[Letter.Status.SENT, Letter.Status.UNDECIDED]).update(
        status=Letter.Status.FAILED, reason=Letter.Reason.BOUNCED, claimed_by=""
    )
    if changed:
        suppression.suppress(letter.to, Suppression.Reason.BOUNCED)
        letter.refresh_from_db()
    return letter if changed else None


def _came_back_for_good(report: Message) -> bool:
    try:
        _, permanent = all_failures(report)
    except Exception as error:  # noqa: BLE001 - flufl.bounce fails on odd mail; that must not stop other reports
        logger.warning("a report could not be read: %s", type(error).__name__)
        return False
    return bool(permanent)


def _tokens(report: Message, recipient: str) -> list[str]:
    local, at, domain = on_the_wire(settings.BOUNCE_ADDRESS).rpartition("@")
    if not at:
        return []
    path = re.compile(rf"{re.escape(local)}\+([0-9a-f]{{24}})@{re.escape(domain)}", re.IGNORECASE)
    return [match.lower() for words in _recipients(report, recipient) for match in path.findall(words)]


def _recipients(report: Message, recipient: str) -> Iterator[str]:
    yield recipient
    for name in RECIPIENT_HEADERS:
        yield from (str(value) for value in report.get_all(name, []))
