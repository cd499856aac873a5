"""My data in the registry: complete in the export, erased with the account."""

import json
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from accounts import personal
from core.retention import purging
from organizations.models import AccessRequest, ContactMessage, ErrorReport, Invitation, Proposal
from organizations.moderation import actions
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts():
    return {part.name: part for part in personal.parts() if part.name.startswith("organizations.")}


@pytest.fixture
def entry(alice, bob):
    """Alice owns it; every table has a row of hers and one of Bob's."""
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    join(entry, bob)
    for person in (alice, bob):
        Invitation.objects.create(organization=OrganizationFactory(), email=person.email.upper())
        AccessRequest.objects.create(
            organization=OrganizationFactory(), name="A", email=person.email, message="To ja.", status="waiting"
        )
        ContactMessage.objects.create(
            organization=entry, sender_name="A", sender_email=person.email, message="Dzień dobry"
        )
        ErrorReport.objects.create(organization=entry, message="Zły numer", reporter_email=person.email)
    actions.propose(organization=entry, by=alice, values={"name": "Fundacja B"})
    return entry


def test_export_contains_everything_about_a_person(parts, entry, alice):
    told = {name: part.export(alice) for name, part in parts.items()}

    assert [(one["organizacja"], one["rola"]) for one in told["organizations.memberships"]] == [
        ("Fundacja A", "opiekun wpisu")
    ]
    assert [one["stan"] for one in told["organizations.invitations"]] == ["czeka na odpowiedź"]
    assert [one["treść"] for one in told["organizations.access_requests"]] == ["To ja."]
    assert [one["zmiany"] for one in told["organizations.proposals"]] == [{"name": "Fundacja B"}]
    assert [one["treść"] for one in told["organizations.messages"]] == ["Dzień dobry", "Zły numer"]


def test_export_is_json_serialisable(parts, entry, alice):
    assert json.dumps([part.export(alice) for part in parts.values()])


def test_owner_is_warned_about_an_entry_left_without_an_owner(parts, entry, alice, bob):
    warning = parts["organizations.memberships"].warning

    assert "„Fundacja A”" in warning(alice)
    assert warning(bob) == ""


def test_erasing_an_account_removes_only_its_own_data(parts, entry, alice, bob, delivered):
    for part in parts.values():
        part.erase(alice)
    alice.delete()

    assert [one.user for one in entry.memberships.all()] == [bob]
    assert [one.email for one in Invitation.objects.all()] == ["BOB@EXAMPLE.ORG"]
    assert [one.email for one in AccessRequest.objects.all()] == ["bob@example.org"]
    assert [one.sender_email for one in ContactMessage.objects.all()] == ["bob@example.org"]
    assert sorted(ErrorReport.objects.values_list("reporter_email", flat=True)) == ["", "bob@example.org"]
    assert [one.proposed_by for one in Proposal.objects.all()] == [None]
    left = [letter for letter in delivered() if letter.subject == "Wpis bez opiekuna: Fundacja A"]
    assert [letter.to for letter in left] == [[django_settings.OFFICE_EMAIL]]


# --- retention ---


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def test_invitation_is_deleted_thirty_days_after_it_ended():
    entry = OrganizationFactory()

    def invitation(email, status, *, ended):
        made = Invitation.objects.create(organization=entry, email=email, status=status)
        when = "expires_at" if status == "waiting" else "status_changed_at"
        Invitation.objects.filter(pk=made.pk).update(**{when: days_ago(ended)})
        return made

    for status in Invitation.Status.values:
        invitation(f"dawna-{status}@example.org", status, ended=31)
    stay = [invitation(f"niedawna-{status}@example.org", status, ended=29) for status in Invitation.Status.values]

    purging.purge()

    assert sorted(Invitation.objects.values_list("pk", flat=True)) == [one.pk for one in stay]


def test_proposal_author_is_removed_two_years_after_the_decision(alice):
    def proposal(status, *, decided):
        return Proposal.objects.create(
            organization=OrganizationFactory(), changes={}, base={}, proposed_by=alice, status=status, reason="Nie.",
            status_changed_at=days_ago(decided),
        )  # fmt: skip

    old, young = proposal("approved", decided=731), proposal("rejected", decided=729)
    waiting = proposal("waiting", decided=800)

    purging.purge()

    for one, person in ((old, None), (young, alice), (waiting, alice)):
        one.refresh_from_db()
        assert one.proposed_by == person
