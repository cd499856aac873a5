"""The office decides on what an organisation proposed: on exactly what it has read, once, all of it or nothing."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from core import audit
from core.errors import DomainError
from organizations.models import Organization, Proposal
from organizations.moderation import actions
from organizations.registry import errors
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob, dorota):
    """Alice owns it, Bob edits it too."""
    entry = entries.create(
        by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published", krs="0000023657"
    )
    join(entry, alice, "owner")
    join(entry, bob)
    return entry


def waiting() -> Proposal:
    return Proposal.objects.get(status="waiting")


def propose(entry, by, **values):
    return actions.propose(organization=entry, by=by, values=values or {"name": "Fundacja Biedronka"})


def test_an_approved_proposal_changes_the_entry_and_is_told_to_whoever_made_it(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)

    changed = actions.approve_proposal(proposal=proposal, by=dorota)

    assert (changed.name, changed.slug, changed.version) == ("Fundacja Biedronka", "fundacja-zuk", 2)
    assert (proposal.status, proposal.decided_by) == ("approved", dorota)
    letters = {letter.to[0]: letter.subject for letter in delivered()}
    assert letters["bob@example.org"] == "Zmiana przyjęta: Fundacja Biedronka"
    assert "organizations.approve_proposal" in [event.action for event in audit.events_of(entry)]


def test_a_rejected_proposal_changes_nothing_and_the_reason_is_told(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)

    actions.reject_proposal(proposal=proposal, by=dorota, reason="Tej nazwy nie ma w KRS.")

    entry.refresh_from_db()
    assert entry.name == "Fundacja Żuk"
    [letter] = [one for one in delivered() if one.to == ["bob@example.org"]]
    assert "Tej nazwy nie ma w KRS." in letter.body


def test_a_rejection_needs_a_reason(entry, bob, dorota):
    with pytest.raises(DomainError, match="Napisz powód"):
        actions.reject_proposal(proposal=propose(entry, bob), by=dorota, reason=" ")


def test_when_whoever_proposed_is_gone_the_owner_hears(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)
    Proposal.objects.update(proposed_by=None)
    proposal.refresh_from_db()

    actions.approve_proposal(proposal=proposal, by=dorota)

    assert "alice@example.org" in [letter.to[0] for letter in delivered()]


def test_a_value_that_changed_meanwhile_is_not_overwritten(entry, bob, dorota):
    proposal = propose(entry, bob)
    entries.update(organization=entry, by=dorota, name="Fundacja Trzmiel")

    with pytest.raises(actions.BaseMoved, match="wpis się zmienił"):
        actions.approve_proposal(proposal=proposal, by=dorota)

    assert waiting() == proposal
    assert Organization.objects.get().name == "Fundacja Trzmiel"


def test_other_changes_meanwhile_are_no_hindrance(entry, bob, dorota):
    proposal = propose(entry, bob)
    entries.update(organization=entry, by=dorota, mission="Nowe zdanie.")

    changed = actions.approve_proposal(proposal=proposal, by=dorota)

    assert (changed.name, changed.mission) == ("Fundacja Biedronka", "Nowe zdanie.")


def test_a_number_that_another_entry_got_meanwhile_leaves_all_as_it_was(entry, bob, dorota):
    proposal = propose(entry, bob, krs="0000311800")
    OrganizationFactory(krs="0000311800")

    with pytest.raises(errors.EntryRefused, match="KRS już jest"):
        actions.approve_proposal(proposal=proposal, by=dorota)

    assert waiting() == proposal


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (lambda p, by: actions.approve_proposal(proposal=p, by=by), "już przyjęta"),
        (lambda p, by: actions.reject_proposal(proposal=p, by=by, reason="Nie."), "już odrzucona"),
        (lambda p, by: actions.withdraw_proposal(proposal=p, by=by), "wycofała albo zmieniła"),
    ],
)
def test_whoever_decides_second_hears_what_was_decided(entry, bob, dorota, first, sentence):
    proposal = propose(entry, bob)
    stale = Proposal.objects.get(pk=proposal.pk)
    first(proposal, dorota)

    with pytest.raises(DomainError, match=sentence):
        actions.approve_proposal(proposal=stale, by=dorota)


def test_the_office_never_decides_on_what_it_has_not_read(entry, alice, bob, dorota):
    read_by_office = propose(entry, bob)
    actions.propose(
        organization=entry, by=alice, values={"name": "Fundacja Ważka"}, expected_proposal=read_by_office.pk
    )

    with pytest.raises(DomainError, match="wycofała albo zmieniła"):
        actions.approve_proposal(proposal=read_by_office, by=dorota)

    assert Organization.objects.get().name == "Fundacja Żuk"


def test_an_entry_that_is_gone_is_told(entry, bob, dorota):
    proposal, gone = propose(entry, bob), Organization.objects.get()
    entries.delete(organization=entry, by=dorota)

    with pytest.raises(errors.EntryGone):
        actions.approve_proposal(proposal=proposal, by=dorota)
    with pytest.raises(errors.EntryGone):
        actions.change_identity(organization=gone, by=bob, values={"name": "Inna"}, seen_at=gone.updated_at)


# --- the database ---


def test_one_proposal_waits_for_an_entry(entry, bob):
    propose(entry, bob)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(organization=entry, changes={}, base={})


def test_the_database_wants_a_reason_for_a_rejection(entry):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(organization=entry, changes={}, base={}, status="rejected")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_eight_who_decide_at_once_one_does(dorota, bob):
    entry = entries.create(by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published")
    proposal, results = propose(entry, bob), []

    def decide(number):
        mine = Proposal.objects.get(pk=proposal.pk)
        try:
            if number % 2:
                actions.approve_proposal(proposal=mine, by=dorota)
            else:
                actions.reject_proposal(proposal=mine, by=dorota, reason="Nie.")
            results.append("decided")
        except DomainError:
            results.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[number]) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(results) == ["decided"] + ["late"] * 7
    is_renamed = Organization.objects.get().name == "Fundacja Biedronka"
    assert is_renamed == (Proposal.objects.get().status == "approved")
