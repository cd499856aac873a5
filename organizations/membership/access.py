"""Permission checks for an entry's own people and for the links in letters.

A user without a membership gets 404, so the existence of the entry is not revealed; a member without the right gets
403. Views use ``login_required``, so an anonymous visitor is sent to sign in first.
"""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from organizations.choices import Status
from organizations.models import AccessRequest, Document, Invitation, Membership, Organization, Photo, Proposal
from organizations.models.people import INVITATION_DAYS

#: States in which the organisation itself may change its entry.
EDITABLE = (Status.SUBMITTED, Status.NEEDS_CHANGES, Status.PUBLISHED, Status.SUSPENDED)
_SALT = "organizations.invitation"


def organization_for_member(user, slug: str) -> Organization:
    """Any member of the entry: may see its state, its people and its history."""
    return _membership(user, slug).organization


def organization_for_editing(user, slug: str) -> Organization:
    """Owner or editor, unless the entry is rejected or dissolved."""
    organization = organization_for_member(user, slug)
    if organization.status not in EDITABLE:
        raise PermissionDenied
    return organization


def organization_for_owner(user, slug: str) -> Organization:
    """Owner only: manages the people of the entry."""
    membership = _membership(user, slug)
    if membership.role != Membership.Role.OWNER:
        raise PermissionDenied
    return membership.organization


def is_owner(user, organization: Organization) -> bool:
    return organization.memberships.filter(user=user, role=Membership.Role.OWNER).exists()


def member_of(organization: Organization, pk: int) -> Membership:
    return get_object_or_404(organization.memberships.select_related("user", "organization"), pk=pk)


def invitation_of(organization: Organization, pk: int) -> Invitation:
    return get_object_or_404(organization.invitations.select_related("organization"), pk=pk)


def proposal_of(organization: Organization, pk: int) -> Proposal:
    return get_object_or_404(organization.proposals.select_related("organization"), pk=pk)


def photo_of(organization: Organization, pk: int) -> Photo:
    return get_object_or_404(organization.photos.select_related("organization", "picture"), pk=pk)


def document_of(organization: Organization, pk: int) -> Document:
    return get_object_or_404(organization.documents.select_related("organization"), pk=pk)


def access_request_of(organization: Organization, pk: int) -> AccessRequest:
    """An access request with a confirmed e-mail address; an unconfirmed one is not shown."""
    seen = organization.access_requests.exclude(status=AccessRequest.Status.UNCONFIRMED)
    return get_object_or_404(seen.select_related("organization"), pk=pk)


def invitation_token(invitation: Invitation) -> str:
    """The signed id in the link of an invitation; valid as long as the invitation."""
    return signing.TimestampSigner(salt=_SALT).sign(str(invitation.pk))


def invitation_from(token: str) -> Invitation:
    """The invitation of a link, in any state; 404 for a forged link.

    An expired link finds it too, so that the page can say that it has expired.
    """
    try:
        pk = signing.TimestampSigner(salt=_SALT).unsign(token)
    except signing.BadSignature:
        raise Http404("Nie ma takiego zaproszenia.") from None
    return get_object_or_404(Invitation.objects.select_related("organization"), pk=pk)


def is_fresh(token: str) -> bool:
    """Whether the link itself is recent enough; a newer letter may have extended the invitation."""
    try:
        signing.TimestampSigner(salt=_SALT).unsign(token, max_age=INVITATION_DAYS * 24 * 3600)
    except signing.BadSignature:
        return False
    return True


def _membership(user, slug: str) -> Membership:
    """The user's membership in this entry, by its current or a former slug; otherwise 404."""
    if not user.is_authenticated:
        raise Http404("Nie ma takiej organizacji.")
    memberships = Membership.objects.select_related("organization").filter(user=user)
    is_here = Q(organization__slug=slug) | Q(organization__old_addresses__slug=slug)
    return get_object_or_404(memberships.filter(is_here).distinct())
