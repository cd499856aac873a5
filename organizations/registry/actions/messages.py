"""Relay messages of readers to organisations once, and block senders who abuse them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core import mail
from core.audit import record, record_many
from core.errors import DomainError
from core.mail.addresses import digest
from organizations.models import BarredSender, ContactMessage, Organization
from organizations.registry import contact_address, emails

#: The same text from the same sender within this time is the same message: a double click.
SAME_WITHIN = timedelta(hours=1)
CLOSED = "Do tej organizacji nie można teraz napisać przez portal. Skopiuj swój tekst i skontaktuj się z nią inaczej."


class SenderBarred(DomainError):
    def __init__(self):
        super().__init__(
            "Z tego adresu e-mail nie można teraz pisać przez portal. "
            f"Jeśli to pomyłka, napisz do biura: {settings.OFFICE_EMAIL}."
        )


@transaction.atomic
def send_message(
    *, organization: Organization, sender_name: str, sender_email: str, message: str, wants_copy: bool = False
) -> ContactMessage:
    """Relay a reader's message; its letters wait in the outbox, so a mail server that is down only delays them.

    A double click sends one message. The organisation's address is only in its own letter.
    """
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    to = contact_address.relay_address(organization)
    if not to:
        raise DomainError(CLOSED)
    if BarredSender.objects.filter(digest=digest(sender_email)).exists():
        raise SenderBarred
    written = {"sender_email": sender_email, "message": message.strip()}
    lately = organization.contact_messages.filter(created_at__gt=timezone.now() - SAME_WITHIN, **written)
    if found := lately.first():
        return found
    kept = organization.contact_messages.create(sender_name=sender_name.strip(), wants_copy=wants_copy, **written)
    record("organizations.relay_message", organization, message=kept.pk)
    emails.message_relayed(kept, to=to)
    if wants_copy:
        emails.message_copy(kept)
    return kept


@transaction.atomic
def bar_senders(*, messages: Iterable[ContactMessage], by: Any) -> int:
    """Block the senders of these messages and cancel their unsent letters; returns the number of cancelled messages.

    Only a hash of each address is kept. A letter already claimed by a worker is still sent.
    """
    addresses = {message.sender_email.casefold(): message.sender_email for message in messages}
    stopped = 0
    for address in addresses.values():
        barred, is_new = BarredSender.objects.get_or_create(digest=digest(address))
        if is_new:
            record("organizations.bar_sender", barred, by=by)
        stopped += _take_back(ContactMessage.objects.filter(sender_email__iexact=address, stopped_at=None), by=by)
    return stopped


@transaction.atomic
def allow_sender(*, barred: BarredSender, by: Any) -> None:
    """Unblock the address; cancelled letters stay cancelled."""
    record("organizations.allow_sender", barred, by=by)
    barred.delete()


def _take_back(messages: Any, *, by: Any) -> int:
    held = [message for message in messages if mail.take_back(emails.keys_of(message))]
    ContactMessage.objects.filter(pk__in=[message.pk for message in held]).update(
        stopped_at=timezone.now(), stopped_by=by
    )
    record_many("organizations.stop_message", [(message, {}) for message in held], by=by)
    return len(held)
