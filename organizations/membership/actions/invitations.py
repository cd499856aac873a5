"""The owner asks somebody by e-mail to edit the entry too; the answer comes once."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.actions import person_for
from accounts.models import User
from core.audit import record
from core.errors import DomainError
from organizations.membership import emails
from organizations.membership.actions import people
from organizations.models import Invitation, Membership, Organization
from organizations.models.people import invitation_ends

Status = Invitation.Status
IS_MEMBER = "Ta osoba już ma dostęp do tego wpisu."
IS_INVITED = "Ta osoba ma już zaproszenie. Możesz wysłać je jeszcze raz z listy zaproszeń."
OVER = {
    Status.ACCEPTED: "To zaproszenie zostało już przyjęte.",
    Status.DECLINED: "To zaproszenie zostało już odrzucone.",
    Status.WITHDRAWN: "To zaproszenie zostało wycofane.",
    Status.WAITING: "To zaproszenie straciło ważność. Poproś o nowe.",
}
NOT_FOR_YOU = "To zaproszenie wysłano na inny adres niż ten, którym się logujesz."
SIGN_IN_FIRST = "Ten adres ma już konto. Zaloguj się nim, a potem przyjmij zaproszenie."


@transaction.atomic
def invite(*, organization: Organization, email: str, by: Any) -> Invitation:
    """Send one invitation to one address; whoever is in already, or was asked already, is not asked twice.

    One that has run out is sent anew.
    """
    people.lock(organization)
    if organization.memberships.filter(user__email__iexact=email).exists():
        raise DomainError(IS_MEMBER)
    waiting = organization.invitations.filter(email__iexact=email, status=Status.WAITING).first()
    if waiting and waiting.expires_at > timezone.now():
        raise DomainError(IS_INVITED)
    if waiting:
        return resend_invitation(invitation=waiting, by=by)
    invitation = Invitation.objects.create(organization=organization, email=email, invited_by=by)
    record("organizations.invite", organization, by=by, invitation=invitation.pk)
    emails.invited(invitation)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: Any) -> Invitation:
    """Send the letter once more, good for another fourteen days; one that was answered stays answered."""
    waiting = Invitation.objects.filter(pk=invitation.pk, status=Status.WAITING)
    if not waiting.update(expires_at=invitation_ends(), invited_by=by):
        raise DomainError(_why_over(invitation))
    invitation.refresh_from_db()
    record("organizations.resend_invitation", invitation.organization, by=by, invitation=invitation.pk)
    emails.invited(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Any) -> Invitation:
    """The link in the letter stops working; of one that was accepted meanwhile nothing is undone."""
    _answer(invitation, Status.WITHDRAWN, still=Invitation.objects.filter(status=Status.WAITING))
    record("organizations.withdraw_invitation", invitation.organization, by=by, invitation=invitation.pk)
    return invitation


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> Invitation:
    """Whoever holds the link says no; no account is needed for that."""
    _answer(invitation, Status.DECLINED, still=Invitation.objects.open())
    record("organizations.decline_invitation", invitation.organization, invitation=invitation.pk)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: User | None) -> Membership:
    """Let the invited person in, once. Whoever comes with the link has the address, so an account is made if needed.

    An address that has an account must be signed in (``by``): the link alone does not open somebody's account.
    """
    account = User.objects.filter(email__iexact=invitation.email).first()
    if by is not None and by != account:
        raise DomainError(NOT_FOR_YOU)
    if account is not None and by is None:
        raise DomainError(SIGN_IN_FIRST)
    people.lock(invitation.organization)
    _answer(invitation, Status.ACCEPTED, still=Invitation.objects.open())
    user = person_for(email=invitation.email)
    membership = people.admit(organization=invitation.organization, user=user, by=user)
    record("organizations.accept_invitation", invitation.organization, by=user, invitation=invitation.pk)
    return membership


def _answer(invitation: Invitation, status: str, *, still: Any) -> None:
    """One conditional UPDATE: of two who press at once, the second hears what became of it."""
    if not still.filter(pk=invitation.pk).update(status=status, status_changed_at=timezone.now()):
        raise DomainError(_why_over(invitation))
    invitation.refresh_from_db()


def _why_over(invitation: Invitation) -> str:
    found = Invitation.objects.filter(pk=invitation.pk).first()
    return OVER[found.status] if found else "Tego zaproszenia już nie ma."
