"""Letters that ask to confirm an entry."""

from core import mail
from core.mail.models import Letter
from organizations.confirmation import facts, links
from organizations.models import ConfirmationRequest
from organizations.registry.emails import example


def confirmation_asked(request: ConfirmationRequest, *, to: str) -> Letter:
    """To the people of the entry: is the data still true? The link confirms without signing in."""
    organization = request.organization
    return mail.enqueue(
        key=f"organizations.confirmation_asked:{request.pk}",
        to=to,
        template="organizations/email/confirmation_asked",
        is_confidential=True,
        organization=organization,
        facts=facts.main_facts(organization),
        token=links.of(request),
        days=links.DAYS,
    )


@mail.kind("organizations.confirmation_asked", "Pytanie, czy dane są aktualne")
def demo_confirmation_asked() -> Letter:
    request = ConfirmationRequest(pk=1, organization=example(), round="2026-1")
    return confirmation_asked(request, to="ogrod@example.org")
