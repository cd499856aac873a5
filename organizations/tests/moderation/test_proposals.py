"""Changing an organisation's identity: the published entry does not change until the office decides."""

import pytest
from django.conf import settings as django_settings

from core.errors import WrongState
from core.tests.pages import read
from organizations.models import Organization, Proposal
from organizations.moderation import actions
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import profile
from organizations.tests.manage import address, join, opened, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob, client, dorota):
    """Alice owns it and is signed in; Bob edits it too."""
    entry = entries.create(
        by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published", krs="0000023657"
    )
    join(entry, alice, "owner")
    join(entry, bob)
    client.force_login(alice)
    return entry


@pytest.fixture
def send(client, entry):
    """Open the identity page, change fields and submit."""

    def save(**changes):
        where = address("identity", entry)
        answer = client.post(where, opened(client.get(where)) | changes)
        entry.refresh_from_db()
        return answer

    return save


def waiting() -> Proposal:
    return Proposal.objects.get(status="waiting")


# --- by the organisation ---


def test_new_name_waits_for_the_office_and_the_published_one_stays(client, send, entry, alice):
    answer = send(name="Fundacja Biedronka")

    proposal = waiting()
    assert (proposal.changes, proposal.base) == ({"name": "Fundacja Biedronka"}, {"name": "Fundacja Żuk"})
    assert proposal.proposed_by == alice
    assert "Propozycja czeka na biuro" in said(client, answer)
    assert entry.name == "Fundacja Żuk"
    assert profile(client, entry).one("h1").text == "Fundacja Żuk"


def test_office_gets_one_letter(send, delivered):
    send(name="Fundacja Biedronka")

    [letter] = delivered()
    assert letter.to == [django_settings.OFFICE_EMAIL]
    assert "„Fundacja Żuk” → „Fundacja Biedronka”" in letter.body


def test_page_shows_and_amends_the_waiting_proposal(client, send, entry):
    send(name="Fundacja Biedronka")
    first = waiting()

    send(short_name="Biedronka")

    second = waiting()
    assert second.changes == {"name": "Fundacja Biedronka", "short_name": "Biedronka"}
    assert second.created_at == first.created_at
    assert Proposal.objects.get(pk=first.pk).status == "withdrawn"


def test_same_proposal_sent_twice_is_stored_once(send, delivered):
    send(name="Fundacja Biedronka")

    send()

    assert Proposal.objects.count() == 1
    assert len(delivered()) == 1


def test_restoring_the_old_name_withdraws_the_proposal(client, send, entry):
    send(name="Fundacja Biedronka")

    answer = send(name="Fundacja Żuk")

    assert [proposal.status for proposal in Proposal.objects.all()] == ["withdrawn"]
    assert "nic nie czeka na decyzję biura" in said(client, answer)


def test_krs_number_of_another_organisation_is_refused_politely(send, entry):
    OrganizationFactory(krs="0000311800")

    html = read(send(krs="311800"))

    assert "Organizacja z tym numerem KRS już jest w bazie." in html.one(".error-summary").text
    assert html.one("#id_krs")["value"] == "311800"
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "needs_changes"])
def test_unapproved_entry_changes_without_a_proposal(send, entry, status):
    Organization.objects.update(status=status)

    send(name="Fundacja Biedronka", krs="KRS 0000 311800")

    assert (entry.name, entry.krs) == ("Fundacja Biedronka", "0000311800")
    assert not Proposal.objects.exists()


def test_second_concurrent_proposal_shows_the_first_as_a_conflict(client, send, entry, bob):
    where = address("identity", entry)
    mine = opened(client.get(where)) | {"name": "Fundacja Ważka"}
    theirs = actions.propose(organization=entry, by=bob, values={"name": "Fundacja Biedronka"})

    html = read(client.post(where, mine))

    assert "Fundacja Biedronka" in html.one(".conflict").text
    assert html.one("#id_name")["value"] == "Fundacja Ważka"
    assert waiting() == theirs


def test_second_editor_chooses_and_amends(client, entry, bob):
    where = address("identity", entry)
    mine = opened(client.get(where)) | {"name": "Fundacja Ważka"}
    actions.propose(organization=entry, by=bob, values={"name": "Fundacja Biedronka"})
    compared = client.post(where, mine)

    client.post(where, opened(compared) | {"keep_name": "mine"})

    assert waiting().changes == {"name": "Fundacja Ważka"}


def test_saved_legal_form_can_be_chosen(client, entry, bob):
    where = address("identity", entry)
    mine = opened(client.get(where)) | {"legal_form": "association", "short_name": "Żuk"}
    actions.propose(organization=entry, by=bob, values={"legal_form": "other"})
    compared = client.post(where, mine)

    client.post(where, opened(compared) | {"keep_legal_form": "saved", "keep_short_name": "mine"})

    assert waiting().changes == {"legal_form": "other", "short_name": "Żuk"}


def test_stale_proposal_is_refused(entry, alice, bob):
    actions.propose(organization=entry, by=bob, values={"name": "Fundacja Biedronka"})

    with pytest.raises(actions.ProposalMoved):
        actions.propose(organization=entry, by=alice, values={"name": "Fundacja Ważka"})


def test_only_an_approved_entry_needs_a_proposal(entry, alice):
    Organization.objects.update(status="submitted")

    with pytest.raises(WrongState):
        actions.propose(organization=entry, by=alice, values={"name": "Fundacja Ważka"})
