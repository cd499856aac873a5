"""Letters about the people of an entry: invitations, access requests, changes of owner."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from organizations.membership import access
from organizations.models import AccessRequest, Invitation, Membership, Organization
from organizations.models.people import INVITATION_DAYS

EXAMPLE = "Przykładowa Fundacja Ogród Leszczynowy"


def invited(invitation: Invitation) -> Letter:
    """To the invited person, with a personal link; each resend is a new letter."""
    return mail.enqueue(
        key=f"organizations.invited:{invitation.pk}:{int(invitation.expires_at.timestamp())}",
        to=invitation.email,
        template="organizations/email/invited",
        is_confidential=True,
        organization=invitation.organization,
        token=access.invitation_token(invitation),
        expires_at=invitation.expires_at,
    )


def access_granted(request: AccessRequest, *, role: str) -> Letter:
    return mail.enqueue(
        key=f"organizations.access_granted:{request.pk}",
        to=request.email,
        template="organizations/email/access_granted",
        organization=request.organization,
        is_owner=role == Membership.Role.OWNER,
        email=request.email,
    )


def access_refused(request: AccessRequest) -> Letter:
    return mail.enqueue(
        key=f"organizations.access_refused:{request.pk}",
        to=request.email,
        template="organizations/email/access_refused",
        organization=request.organization,
        reason=request.reason,
    )


def ownership_handed(membership: Membership, *, event: int) -> Letter:
    """To the new owner. ``event`` is the audit event, part of the key: the same two people may swap again later."""
    return mail.enqueue(
        key=f"organizations.ownership_handed:{membership.organization_id}:{event}",
        to=membership.user.email,
        template="organizations/email/ownership_handed",
        organization=membership.organization,
    )


def removed(organization: Organization, *, to: str, event: int) -> Letter:
    """To an editor whom the owner removed from the entry."""
    return mail.enqueue(
        key=f"organizations.removed:{organization.pk}:{event}",
        to=to,
        template="organizations/email/removed",
        organization=organization,
    )


def left_without_owner(organization: Organization, *, event: int) -> Letter:
    """To the office: the last member left the entry, or its owner closed the account."""
    return mail.enqueue(
        key=f"organizations.left_without_owner:{organization.pk}:{event}",
        to=settings.OFFICE_EMAIL,
        template="organizations/email/left_without_owner",
        organization=organization,
    )


def _example() -> Organization:
    return Organization(pk=1, version=1, name=EXAMPLE, slug="przykladowa-fundacja-ogrod-leszczynowy")


@mail.kind("organizations.invited", "Zaproszenie do opieki nad wpisem")
def demo_invited() -> Letter:
    ends = timezone.now() + timedelta(days=INVITATION_DAYS)
    return invited(Invitation(pk=1, organization=_example(), email="redaktor@example.org", expires_at=ends))


@mail.kind("organizations.access_granted", "Zgoda na dostęp do wpisu")
def demo_access_granted() -> Letter:
    request = AccessRequest(pk=1, organization=_example(), email="redaktor@example.org")
    return access_granted(request, role=Membership.Role.EDITOR)


@mail.kind("organizations.access_refused", "Odmowa dostępu do wpisu")
def demo_access_refused() -> Letter:
    reason = "Nie znamy Cię w naszej fundacji. Zadzwoń do biura fundacji, wyjaśnimy to razem."
    return access_refused(AccessRequest(pk=1, organization=_example(), email="redaktor@example.org", reason=reason))


@mail.kind("organizations.ownership_handed", "Przekazanie opieki nad wpisem")
def demo_ownership_handed() -> Letter:
    user = Membership._meta.get_field("user").related_model(pk=1, email="redaktor@example.org")
    return ownership_handed(Membership(pk=1, organization=_example(), user=user), event=1)


@mail.kind("organizations.removed", "Koniec dostępu do wpisu")
def demo_removed() -> Letter:
    return removed(_example(), to="redaktor@example.org", event=1)


@mail.kind("organizations.left_without_owner", "Do biura: wpis bez opiekuna")
def demo_left_without_owner() -> Letter:
    return left_without_owner(_example(), event=1)
