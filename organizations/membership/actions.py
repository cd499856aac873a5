"""Memberships of an entry: add, promote, remove, leave. At most one owner, never lost by accident.

Each action that counts owners or members locks the organisation's row first, so that two actions cannot conflict.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.actions import person_for
from accounts.models import User
from core.audit import record
from core.errors import DomainError
from core.lists import list_versions
from organizations.membership import emails
from organizations.models import AccessRequest, Invitation, Membership, Organization
from organizations.models.people import invitation_ends
from organizations.registry.errors import EntryGone

Role = Membership.Role
NOT_OWNER = "Opiekunem tego wpisu jest już ktoś inny. Odśwież stronę."
NOT_MEMBER = "Ta osoba nie ma już dostępu do tego wpisu."
HAND_OVER_FIRST = "Jesteś opiekunem wpisu. Zanim odejdziesz, przekaż opiekę innej osobie z listy."
DECIDED = "Ta prośba jest już rozstrzygnięta."


def lock(organization: Organization) -> Organization:
    """Lock the entry inside a transaction, so that its memberships change only here.

    Whether an entry accepts messages depends on its people, so the pages that show this are rebuilt.
    """
    locked = Organization.objects.select_for_update().filter(pk=organization.pk).first()
    if locked is None:
        raise EntryGone
    list_versions.bump("people")
    return locked


def admit(*, organization: Organization, user: Any, by: Any, role: str | None = None) -> Membership:
    """Add ``user`` to the locked entry; an existing member stays. Grants the open access requests of that address.

    Without ``role`` a person becomes an editor, or the owner if the entry has no members.
    """
    everybody = organization.memberships
    role = role or (Role.EDITOR if everybody.exists() else Role.OWNER)
    if role == Role.OWNER:
        everybody.filter(role=Role.OWNER).exclude(user=user).update(role=Role.EDITOR)
    membership, is_new = Membership.objects.get_or_create(
        organization=organization, user=user, defaults={"role": role}
    )
    if not is_new and role == Role.OWNER:
        everybody.filter(pk=membership.pk).update(role=role)
        membership.role = role
    organization.access_requests.filter(
        email__iexact=user.email, status__in=[AccessRequest.Status.UNCONFIRMED, AccessRequest.Status.WAITING]
    ).update(status=AccessRequest.Status.GRANTED, status_changed_at=timezone.now(), decided_by=by)
    return membership


@transaction.atomic
def grant_access(*, request: AccessRequest, by: Any, role: str | None = None) -> Membership:
    """Grant a confirmed access request and notify the person; an account is created if there is none.

    In an entry without an owner the person becomes the owner; ``role`` overrides this (a new owner makes the old one
    an editor). Only one of two concurrent decisions wins.
    """
    organization = lock(request.organization)
    _decide(request, AccessRequest.Status.GRANTED, by=by)
    user = person_for(email=request.email, name=request.name)
    has_owner = organization.memberships.filter(role=Role.OWNER).exists()
    membership = admit(
        organization=organization, user=user, by=by, role=role or (Role.EDITOR if has_owner else Role.OWNER)
    )
    record("organizations.grant_access", organization, by=by, request=request.pk, role=membership.role)
    emails.access_granted(request, role=membership.role)
    return membership


@transaction.atomic
def refuse_access(*, request: AccessRequest, by: Any, reason: str) -> AccessRequest:
    """Refuse an access request with a reason, sent to the person. Only one of two concurrent decisions wins."""
    if not reason.strip():
        raise DomainError("Napisz powód – osoba, która prosi, powinna go poznać.")
    _decide(request, AccessRequest.Status.REFUSED, by=by, reason=reason.strip())
    record("organizations.refuse_access", request.organization, by=by, request=request.pk)
    emails.access_refused(request)
    return request


@transaction.atomic
def hand_over(*, membership: Membership, by: Any) -> Membership:
    """Swap the roles of the owner ``by`` and this editor and notify the new owner; the entry always has an owner."""
    organization = lock(membership.organization)
    everybody = organization.memberships
    if not everybody.filter(user=by, role=Role.OWNER).update(role=Role.EDITOR):
        raise DomainError(NOT_OWNER)
    if not everybody.filter(pk=membership.pk).exclude(user=by).update(role=Role.OWNER):
        raise DomainError(NOT_MEMBER)
    membership.refresh_from_db()
    event = record("organizations.hand_over", organization, by=by, to=membership.user_id)
    emails.ownership_handed(membership, event=event.pk)
    return membership


@transaction.atomic
def leave(*, organization: Organization, by: Any) -> None:
    """End one's own membership.

    An owner transfers ownership first, unless there are no other members: then the office is notified.
    """
    organization = lock(organization)
    mine = organization.memberships.filter(user=by).first()
    if mine is None:
        raise DomainError(NOT_MEMBER)
    if mine.role == Role.OWNER and organization.memberships.exclude(pk=mine.pk).exists():
        raise DomainError(HAND_OVER_FIRST)
    mine.delete()
    event = record("organizations.leave", organization, by=by)
    if mine.role == Role.OWNER:
        emails.left_without_owner(organization, event=event.pk)


@transaction.atomic
def remove_member(*, membership: Membership, by: Any) -> None:
    """Remove an editor from the entry and notify them; an owner cannot be removed."""
    organization, address = lock(membership.organization), membership.user.email
    removed, _ = organization.memberships.filter(pk=membership.pk, role=Role.EDITOR).delete()
    if not removed:
        raise DomainError(NOT_MEMBER)
    event = record("organizations.remove_member", organization, by=by, member=membership.user_id)
    emails.removed(organization, to=address, event=event.pk)


@transaction.atomic
def forget_person(*, user: Any) -> None:
    """Remove the memberships of an account being deleted; notify the office of entries left without an owner.

    Editors keep access to such an entry until the office, or an access request, gives it a new owner.
    """
    for membership in user.memberships.select_related("organization").order_by("organization_id"):
        organization = lock(membership.organization)
        organization.memberships.filter(pk=membership.pk).delete()
        event = record("organizations.leave", organization, by=user)
        if membership.role == Role.OWNER:
            emails.left_without_owner(organization, event=event.pk)


def _decide(request: AccessRequest, status: str, *, by: Any, reason: str = "") -> None:
    waiting = AccessRequest.objects.filter(pk=request.pk, status=AccessRequest.Status.WAITING)
    if not waiting.update(status=status, status_changed_at=timezone.now(), decided_by=by, reason=reason):
        raise DomainError(DECIDED)
    request.refresh_from_db()


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
    """Send one invitation to one address; members and addresses with an open invitation are refused.

    An expired invitation is sent anew.
    """
    lock(organization)
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
    """Send the letter again, valid for another fourteen days; an answered invitation does not change."""
    waiting = Invitation.objects.filter(pk=invitation.pk, status=Status.WAITING)
    if not waiting.update(expires_at=invitation_ends(), invited_by=by):
        raise DomainError(_why_over(invitation))
    invitation.refresh_from_db()
    record("organizations.resend_invitation", invitation.organization, by=by, invitation=invitation.pk)
    emails.invited(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Any) -> Invitation:
    """Invalidate the link in the letter; an invitation accepted meanwhile stays accepted."""
    _answer(invitation, Status.WITHDRAWN, still=Invitation.objects.filter(status=Status.WAITING))
    record("organizations.withdraw_invitation", invitation.organization, by=by, invitation=invitation.pk)
    return invitation


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> Invitation:
    """Decline the invitation; the link is enough, no account is needed."""
    _answer(invitation, Status.DECLINED, still=Invitation.objects.open())
    record("organizations.decline_invitation", invitation.organization, invitation=invitation.pk)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: User | None) -> Membership:
    """Add the invited person, once. The link proves the address, so an account is created if needed.

    An address that has an account must be signed in (``by``): the link alone does not give access to an account.
    """
    account = User.objects.filter(email__iexact=invitation.email).first()
    if by is not None and by != account:
        raise DomainError(NOT_FOR_YOU)
    if account is not None and by is None:
        raise DomainError(SIGN_IN_FIRST)
    lock(invitation.organization)
    _answer(invitation, Status.ACCEPTED, still=Invitation.objects.open())
    user = person_for(email=invitation.email)
    membership = admit(organization=invitation.organization, user=user, by=user)
    record("organizations.accept_invitation", invitation.organization, by=user, invitation=invitation.pk)
    return membership


def _answer(invitation: Invitation, status: str, *, still: Any) -> None:
    """Answer by one conditional UPDATE; the second of two concurrent requests gets an error with the result."""
    if not still.filter(pk=invitation.pk).update(status=status, status_changed_at=timezone.now()):
        raise DomainError(_why_over(invitation))
    invitation.refresh_from_db()


def _why_over(invitation: Invitation) -> str:
    found = Invitation.objects.filter(pk=invitation.pk).first()
    return OVER[found.status] if found else "Tego zaproszenia już nie ma."
