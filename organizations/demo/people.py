"""Demo data of people: one owns an entry and proposes a change, one requests access, one wrote a message.

All names are roles, not persons. The data is created through the portal's own actions, so it waits in the queue.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.actions import person_for
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.moderation import actions
from organizations.registry.actions import entries, messages

OWNER_EMAIL = "opiekunka@example.org"
SUBMITTED_NAME = "Przykładowe Koło Gospodyń Pod Leszczyną"


def add(garden: Organization, club: Organization, block: Organization, *, office: Any) -> None:
    """``garden`` gets an owner and a message, ``club`` an owner who proposes a change; ``block`` was confirmed two
    years ago and has an access request."""
    owner = person_for(email=OWNER_EMAIL, name="Opiekunka wpisu")
    for kept in (garden, club):
        Membership.objects.create(organization=kept, user=owner, role=Membership.Role.OWNER)
    actions.propose(organization=club, by=owner, values={"short_name": "Bieg po Sad Leszno"})
    messages.send_message(
        organization=garden,
        sender_name="Mieszkanka Leszna",
        sender_email="mieszkanka@example.org",
        message="Dzień dobry,\nchętnie pomogę przy sobotnim sadzeniu drzew. Kiedy mogę przyjść?",
    )
    long_ago = timezone.now() - timedelta(days=2 * 365)
    entries.update(organization=block, by=office, confirmed_on=timezone.localdate(long_ago))
    Organization.objects.filter(pk=block.pk).update(created_at=long_ago)
    AccessRequest.objects.create(
        organization=block,
        name="Skarbnik stowarzyszenia",
        email="skarbnik@example.org",
        message="Prowadzę sprawy stowarzyszenia od roku. Chcę poprawić telefon i godziny dyżuru.",
        status=AccessRequest.Status.WAITING,
    )
    _submission()


def _submission() -> None:
    """A submission that reached the office yesterday."""
    entry = entries.create(
        by=None,
        name=SUBMITTED_NAME,
        legal_form="rural_womens_circle",
        mission="Gotujemy razem i uczymy dzieci piec chleb.",
        street="ul. Przykładowa 4",
        postal_code="64-100",
        city="Leszno",
        phone="+48 65 000 00 04",
    )
    yesterday = timezone.now() - timedelta(days=1)
    Organization.objects.filter(pk=entry.pk).update(status_changed_at=yesterday)
    Joining.objects.create(
        organization=entry,
        email="kolo@example.org",
        person="Przewodnicząca koła",
        status=Joining.Status.DONE,
        step=4,
        email_confirmed_at=yesterday,
    )
