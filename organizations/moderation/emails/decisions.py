"""Letters about the office's decisions on submissions."""

from core import mail
from core.mail.models import Letter
from organizations.choices import Status
from organizations.models import Organization
from organizations.registry import contact_address

EXAMPLE = "Przykładowa Fundacja Ogród Leszczynowy"
#: The letter for each step; other steps send none.
LETTERS = {Status.PUBLISHED: "approved", Status.NEEDS_CHANGES: "changes_asked", Status.REJECTED: "rejected"}
#: States in which the entry was never public; only a decision from one of these sends a letter.
UNDECIDED = (Status.SUBMITTED, Status.NEEDS_CHANGES, Status.REJECTED)


def decided(organization: Organization, *, was: str) -> Letter | None:
    """To the contact person of the entry, if any: the decision and the next step."""
    letter = LETTERS.get(organization.status) if was in UNDECIDED else None
    to = contact_address.person_behind(organization) if letter else ""
    return _send(letter, organization, to=to) if to else None


def _send(letter: str, organization: Organization, *, to: str) -> Letter:
    return mail.enqueue(
        key=f"organizations.{letter}:{organization.pk}:{organization.version}",
        to=to,
        template=f"organizations/email/{letter}",
        organization=organization,
        email=to,
        reason=organization.status_reason,
    )


def _example(reason: str = "") -> Organization:
    slug = "przykladowa-fundacja-ogrod-leszczynowy"
    return Organization(pk=1, version=1, name=EXAMPLE, slug=slug, status_reason=reason)


@mail.kind("organizations.approved", "Wpis opublikowany")
def demo_approved() -> Letter:
    return _send("approved", _example(), to="ogrod@example.org")


@mail.kind("organizations.changes_asked", "Wpis do poprawy")
def demo_changes_asked() -> Letter:
    reason = "Podaj, proszę, numer telefonu, pod którym można Was zastać."
    return _send("changes_asked", _example(reason), to="ogrod@example.org")


@mail.kind("organizations.rejected", "Wpis odrzucony")
def demo_rejected() -> Letter:
    reason = "Organizacja ma siedzibę w innym mieście i nie działa w Lesznie."
    return _send("rejected", _example(reason), to="ogrod@example.org")
