"""Kolejka zgłoszeń: proposals and requests for access are decided once, on their current content."""

import pytest
from django.urls import reverse

from core.tests.pages import read
from organizations.membership import actions
from organizations.models import Membership, Organization, Proposal
from organizations.moderation import actions as moderation_actions
from organizations.registry.actions import entries
from organizations.tests.moderation.test_queue import URL, asking, decide, letter, place, proposed

pytestmark = pytest.mark.django_db


# --- a proposal ---


def test_approved_proposal_changes_the_entry(office, alice):
    one = proposed(by=alice)

    response = decide(office, one, "approve")

    assert response["Location"] == reverse(URL)
    assert Organization.objects.get().name == "Fundacja Odnowiona"
    assert letter("proposal_approved").to == "alice@example.org"


def test_rejected_proposal_needs_a_reason_and_changes_nothing(office, alice):
    one = proposed(by=alice)
    refused = read(decide(office, one, "reject"))
    assert refused.one(".errornote")

    decide(office, one, "reject", reason="Tej nazwy nie ma w KRS.")

    assert Organization.objects.get().name == "Fundacja Dawna"
    assert "Tej nazwy nie ma w KRS." in letter("proposal_rejected").text


def test_entry_changed_meanwhile_is_shown_beside_the_proposal(office, alice, dorota):
    one = proposed(by=alice)
    entries.update(organization=one.organization, by=dorota, name="Fundacja Inna")

    html = read(office.get(place(one)))

    assert [cell.text for cell in html.select("tbody tr")[0].select("td")] == [
        "Fundacja Dawna",
        "Fundacja Inna zmienione w międzyczasie",
        "Fundacja Odnowiona",
    ]
    assert [button["value"] for button in html.select(".decisions button")] == ["reject"]
    assert "wpis się zmienił" in read(decide(office, one, "approve")).one("div.errornote").text
    assert Organization.objects.get().name == "Fundacja Inna"


def test_decided_proposal_is_read_only(office, alice, dorota):
    one = proposed(by=alice)
    moderation_actions.approve_proposal(proposal=one, by=dorota)

    html = read(decide(office, one, "reject", reason="Za późno."))

    assert "już przyjęta" in html.one(".errornote").text
    assert html.select(".decisions") == []
    assert Proposal.objects.get().status == "approved"


# --- a request ---


def test_granted_person_becomes_owner_of_an_entry_without_one(office):
    one = asking()

    decide(office, one, "approve", role="owner")

    assert Membership.objects.get().role == "owner"
    assert letter("access_granted").to == "skarbnik@example.org"


def test_refusal_is_sent_with_its_reason(office):
    one = asking()

    decide(office, one, "reject", reason="Nikt w klubie nie zna tej osoby.")

    assert not Membership.objects.exists()
    assert "Nikt w klubie nie zna tej osoby." in letter("access_refused").text


def test_request_decided_by_the_owner_meanwhile_is_read_only(office, dorota):
    one = asking()
    actions.refuse_access(request=one, by=dorota, reason="Nie znamy tej osoby.")

    html = read(decide(office, one, "approve"))

    assert "już rozstrzygnięta" in html.one(".errornote").text
    assert html.select(".decisions") == []


def test_request_from_an_unverified_address_is_not_found(office):
    assert office.get(place(asking(status="unconfirmed"))).status_code == 404
