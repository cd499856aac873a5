"""Messages that readers send to organisations through the portal."""

from datetime import date

from core import mail
from core.mail.models import Letter
from organizations.choices import LegalForm
from organizations.models import ContactMessage, Organization

EXAMPLE = "Przykładowa Fundacja Ogród Leszczynowy"


def message_relayed(message: ContactMessage, *, to: str) -> Letter:
    """To the organisation, with the reader as reply address, so the answer bypasses the portal."""
    return mail.enqueue(
        key=f"organizations.message_relayed:{message.pk}",
        to=to,
        template="organizations/email/message_relayed",
        reply_to=message.sender_email,
        is_automatic=False,
        message=message,
        organization=message.organization,
    )


def message_copy(message: ContactMessage) -> Letter:
    """To the reader who wanted a copy. It does not reveal the organisation's address."""
    return mail.enqueue(
        key=f"organizations.message_copy:{message.pk}",
        to=message.sender_email,
        template="organizations/email/message_copy",
        message=message,
        organization=message.organization,
    )


def keys_of(message: ContactMessage) -> list[str]:
    """The keys of all letters of one message."""
    return [f"organizations.{letter}:{message.pk}" for letter in ("message_relayed", "message_copy")]


def example() -> Organization:
    return Organization(
        pk=1, version=1, name=EXAMPLE, slug="przykladowa-fundacja-ogrod-leszczynowy", legal_form=LegalForm.FOUNDATION,
        street="ul. Przykładowa 1", postal_code="64-100", city="Leszno", phone="+48 65 000 00 01",
        confirmed_on=date(2026, 3, 1),
    )  # fmt: skip


def _example_message() -> ContactMessage:
    return ContactMessage(
        pk=1, organization=example(), sender_name="Mieszkanka Leszna", sender_email="mieszkanka@example.org",
        message="Dzień dobry,\nchętnie pomogę przy sobotnim sadzeniu drzew. Kiedy mogę przyjść?", wants_copy=True,
    )  # fmt: skip


@mail.kind("organizations.message_relayed", "Wiadomość od czytelnika do organizacji")
def demo_message_relayed() -> Letter:
    return message_relayed(_example_message(), to="ogrod@example.org")


@mail.kind("organizations.message_copy", "Kopia wiadomości dla piszącego")
def demo_message_copy() -> Letter:
    return message_copy(_example_message())
