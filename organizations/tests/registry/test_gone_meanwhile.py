"""Actions on objects that are gone meanwhile raise a message for the person and write nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from core.errors import DomainError
from core.files.images import clean
from core.models import AuditEvent
from core.tests.files import picture
from organizations.confirmation import actions as keeping
from organizations.membership import access, actions
from organizations.models import AccessRequest, ConfirmationRequest, Invitation, Membership, Proposal
from organizations.moderation import actions as moderation_actions
from organizations.registry import errors
from organizations.registry.actions import attachments
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return OrganizationFactory()


@pytest.fixture
def gone(entry):
    """A stale instance of a deleted entry."""
    known = type(entry).objects.get(pk=entry.pk)
    entry.delete()
    return known


def test_members_of_a_deleted_entry_cannot_change(gone, alice):
    with pytest.raises(errors.EntryGone):
        actions.leave(organization=gone, by=alice)


def test_decision_on_a_deleted_entry_is_refused(gone, dorota):
    with pytest.raises(errors.EntryGone):
        moderation_actions.decide_submission(
            organization=gone, decision="published", by=dorota, seen_at=gone.updated_at
        )


def test_proposal_for_a_deleted_entry_is_refused(gone, alice):
    with pytest.raises(errors.EntryGone):
        moderation_actions.change_identity(
            organization=gone, by=alice, values={"name": "Inna"}, seen_at=gone.updated_at
        )

    assert not Proposal.objects.exists()


def test_approving_a_proposal_for_a_deleted_entry_is_refused(gone, dorota):
    with pytest.raises(errors.EntryGone):
        moderation_actions.approve_proposal(proposal=Proposal(pk=1, organization=gone, changes={}, base={}), by=dorota)


def test_hidden_entry_is_not_asked_for_confirmation(dorota):
    hidden = OrganizationFactory(status="suspended", email="kontakt@example.org")

    with pytest.raises(DomainError, match=hidden.name):
        keeping.ask_now(organization=hidden, by=dorota)

    assert not AuditEvent.objects.exists()


def test_refusal_without_a_reason_is_refused(entry, dorota):
    request = AccessRequest.objects.create(organization=entry, email="kto@example.org", name="Wolontariuszka")

    with pytest.raises(DomainError, match="Napisz powód"):
        actions.refuse_access(request=request, by=dorota, reason="  ")

    request.refresh_from_db()
    assert request.decided_by is None


def test_non_member_cannot_leave_an_entry(entry, alice, celina):
    join(entry, alice, role="owner")

    with pytest.raises(DomainError):
        actions.leave(organization=entry, by=celina)

    assert Membership.objects.get().user == alice


def test_stranger_cannot_edit_any_entry(entry):
    with pytest.raises(Http404):
        access.organization_for_editing(AnonymousUser(), entry.slug)


def test_expired_invitation_is_sent_again_without_a_second_row(entry, alice):
    first = actions.invite(organization=entry, email="nowa@example.org", by=alice)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

    again = actions.invite(organization=entry, email="nowa@example.org", by=alice)

    assert again.pk == first.pk
    assert again.expires_at > timezone.now()


def test_deleted_invitation_is_refused(entry, alice):
    invitation = actions.invite(organization=entry, email="nowa@example.org", by=alice)
    known = Invitation.objects.get(pk=invitation.pk)
    invitation.delete()

    with pytest.raises(DomainError, match="Tego zaproszenia już nie ma"):
        actions.withdraw_invitation(invitation=known, by=alice)


def test_logo_is_replaced_and_described_as_the_same_picture(entry, alice):
    words = {"alt": "Żółw", "is_decorative": False, "remove": False}
    attachments.set_logo(organization=entry, by=alice, upload=clean(picture()), **words)
    entry.refresh_from_db()

    attachments.set_logo(organization=entry, by=alice, upload=clean(picture(size=(40, 40))), **words)
    attachments.set_logo(organization=entry, by=alice, upload=None, **words | {"alt": "Żółwik"})

    kept = type(entry).objects.get(pk=entry.pk).logo
    assert (kept.pk, kept.alt) == (entry.logo_id, "Żółwik")


def test_editor_granted_ownership_replaces_the_owner_who_becomes_an_editor(entry, alice, bob, dorota):
    join(entry, alice, role="owner")
    join(entry, bob)
    request = AccessRequest.objects.create(organization=entry, email=bob.email, name=bob.name, status="waiting")

    actions.grant_access(request=request, by=dorota, role="owner")

    roles = Membership.objects.values_list("user__email", "role")
    assert dict(roles) == {alice.email: "editor", bob.email: "owner"}


def test_answered_invitation_is_not_sent_again(entry, alice):
    invitation = actions.invite(organization=entry, email="nowa@example.org", by=alice)
    actions.decline_invitation(invitation=invitation)

    with pytest.raises(DomainError):
        actions.resend_invitation(invitation=invitation, by=alice)


def test_form_without_a_logo_changes_nothing(entry, alice):
    attachments.set_logo(organization=entry, by=alice, upload=None, alt="", is_decorative=False, remove=False)

    entry.refresh_from_db()
    assert (entry.logo, entry.version) == (None, 1)
    assert not AuditEvent.objects.exists()


def test_new_photo_takes_the_position_of_the_old_one(entry, alice):
    words = {"alt": "Plac zabaw", "is_decorative": False}
    photo = attachments.add_photo(organization=entry, by=alice, upload=clean(picture()), **words)
    before = photo.picture.large.name

    attachments.change_photo(photo=photo, by=alice, upload=clean(picture(color="#d99a4e")), **words)

    [kept] = entry.photos.all()
    assert kept.pk == photo.pk
    assert kept.picture.large.name != before


def test_entry_hidden_meanwhile_is_not_confirmed_by_its_letter():
    hidden = OrganizationFactory(status="suspended", confirmed_on=None)
    request = ConfirmationRequest.objects.create(organization=hidden, round="2026-2")

    with pytest.raises(DomainError):
        keeping.confirm_by_link(request=request)

    hidden.refresh_from_db()
    assert hidden.confirmed_on is None
