"""The one door to an entry for its own people, and to the links in letters that lead to it.

Whoever has nothing to do with the entry does not learn that it exists (404); whoever belongs to it and may not do
this hears so (403). Views stand behind ``login_required``, so a stranger is sent to sign in first.
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
    """Anybody who belongs to the entry: may see its state, its people and its history."""
    return _membership(user, slug).organization


def organization_for_editing(user, slug: str) -> Organization:
    """Its owner and editors, as long as the entry is alive: not rejected, not dissolved."""
    organization = organization_for_member(user, slug)
    if organization.status not in EDITABLE:
        raise PermissionDenied
    return organization


def organization_for_owner(user, slug: str) -> Organization:
    """Its owner alone: lets people in and out."""
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
    """One whose address was confirmed; before that nobody is shown it."""
    seen = organization.access_requests.exclude(status=AccessRequest.Status.UNCONFIRMED)
    return get_object_or_404(seen.select_related("organization"), pk=pk)


def invitation_token(invitation: Invitation) -> str:
    """What stands in the link of an invitation: its number, signed, good for as long as the invitation itself."""
    return signing.TimestampSigner(salt=_SALT).sign(str(invitation.pk))


def invitation_from(token: str) -> Invitation:
    """The invitation that a link leads to, whatever became of it; a link that nobody of ours made leads nowhere.

    A link older than an invitation lives finds it too: the page then says that it has expired.
    """
    try:
        pk = signing.TimestampSigner(salt=_SALT).unsign(token)
    except signing.BadSignature:
        raise Http404("Nie ma takiego zaproszenia.") from None
    return get_object_or_404(Invitation.objects.select_related("organization"), pk=pk)


def is_fresh(token: str) -> bool:
    """Whether the link itself is young enough; a newer letter may have made the invitation live longer."""
    try:
        signing.TimestampSigner(salt=_SALT).unsign(token, max_age=INVITATION_DAYS * 24 * 3600)
    except signing.BadSignature:
        return False
    return True


def _membership(user, slug: str) -> Membership:
    """A member's hand on this entry, by its address of today or a former one; anybody else's 404."""
    if not user.is_authenticated:
        raise Http404("Nie ma takiej organizacji.")
    memberships = Membership.objects.select_related("organization").filter(user=user)
    is_here = Q(organization__slug=slug) | Q(organization__old_addresses__slug=slug)
    return get_object_or_404(memberships.filter(is_here).distinct())
