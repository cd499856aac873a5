"""Letters about proposed changes of identity, and about resubmitted entries."""

from typing import Any

from django.conf import settings

from core import mail
from core.mail.models import Letter
from organizations.models import Organization, Proposal
from organizations.registry import history

EXAMPLE = "Przykładowa Fundacja Ogród Leszczynowy"


def proposal_received(proposal: Proposal) -> Letter:
    """To the office: an organisation proposes a change of identity."""
    return _send("proposal_received", proposal, to=settings.OFFICE_EMAIL, differences=differences(proposal))


def proposal_approved(proposal: Proposal) -> Letter | None:
    return _tell("proposal_approved", proposal)


def proposal_rejected(proposal: Proposal) -> Letter | None:
    return _tell("proposal_rejected", proposal)


def resubmitted(organization: Organization) -> Letter:
    """To the office: the organisation made the changes that the office asked for."""
    return mail.enqueue(
        key=f"organizations.resubmitted:{organization.pk}:{organization.version}",
        to=settings.OFFICE_EMAIL,
        template="organizations/email/resubmitted",
        organization=organization,
    )


def differences(proposal: Proposal) -> list[history.Difference]:
    """The proposed changes in readable words."""
    return history.differences(proposal.base, proposal.changes)


def _tell(letter: str, proposal: Proposal) -> Letter | None:
    """To the proposer; if the account is deleted, to the owner of the entry; otherwise no letter."""
    to = proposal.proposed_by or proposal.organization.owner()
    return _send(letter, proposal, to=to.email, differences=differences(proposal)) if to else None


def _send(letter: str, proposal: Proposal, *, to: str, **context: Any) -> Letter:
    return mail.enqueue(
        key=f"organizations.{letter}:{proposal.pk}",
        to=to,
        template=f"organizations/email/{letter}",
        proposal=proposal,
        organization=proposal.organization,
        **context,
    )


def _example() -> Proposal:
    organization = Organization(pk=1, version=1, name=EXAMPLE, slug="przykladowa-fundacja-ogrod-leszczynowy")
    return Proposal(
        pk=1,
        organization=organization,
        changes={"name": "Przykładowa Fundacja Sad Leszczynowy"},
        base={"name": organization.name},
        reason="Tej nazwy nie ma jeszcze w KRS. Zaproponuj zmianę, gdy sąd ją wpisze.",
    )


@mail.kind("organizations.proposal_received", "Do biura: propozycja zmiany nazwy lub rejestru")
def demo_proposal_received() -> Letter:
    return proposal_received(_example())


@mail.kind("organizations.proposal_approved", "Propozycja zmiany przyjęta")
def demo_proposal_approved() -> Letter:
    return _send("proposal_approved", _example(), to="ogrod@example.org", differences=differences(_example()))


@mail.kind("organizations.proposal_rejected", "Propozycja zmiany odrzucona")
def demo_proposal_rejected() -> Letter:
    return _send("proposal_rejected", _example(), to="ogrod@example.org", differences=differences(_example()))


@mail.kind("organizations.resubmitted", "Do biura: wpis poprawiony")
def demo_resubmitted() -> Letter:
    return resubmitted(_example().organization)
