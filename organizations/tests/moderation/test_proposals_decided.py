"""The office decides on a proposal once, exactly as read, and applies all of it or nothing."""

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


def test_approved_proposal_changes_the_entry_and_its_author_gets_a_letter(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)

    changed = actions.approve_proposal(proposal=proposal, by=dorota)

    assert (changed.name, changed.slug, changed.version) == ("Fundacja Biedronka", "fundacja-zuk", 2)
    assert (proposal.status, proposal.decided_by) == ("approved", dorota)
    letters = {letter.to[0]: letter.subject for letter in delivered()}
    assert letters["bob@example.org"] == "Zmiana przyjęta: Fundacja Biedronka"
    assert "organizations.approve_proposal" in [event.action for event in audit.events_of(entry)]


def test_rejected_proposal_changes_nothing_and_the_reason_is_sent(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)

    actions.reject_proposal(proposal=proposal, by=dorota, reason="Tej nazwy nie ma w KRS.")

    entry.refresh_from_db()
    assert entry.name == "Fundacja Żuk"
    [letter] = [one for one in delivered() if one.to == ["bob@example.org"]]
    assert "Tej nazwy nie ma w KRS." in letter.body


def test_rejection_needs_a_reason(entry, bob, dorota):
    with pytest.raises(DomainError, match="Napisz powód"):
        actions.reject_proposal(proposal=propose(entry, bob), by=dorota, reason=" ")


def test_owner_gets_the_letter_when_the_author_is_gone(entry, bob, dorota, delivered):
    proposal = propose(entry, bob)
    Proposal.objects.update(proposed_by=None)
    proposal.refresh_from_db()

    actions.approve_proposal(proposal=proposal, by=dorota)

    assert "alice@example.org" in [letter.to[0] for letter in delivered()]


def test_value_changed_meanwhile_is_not_overwritten(entry, bob, dorota):
    proposal = propose(entry, bob)
    entries.update(organization=entry, by=dorota, name="Fundacja Trzmiel")

    with pytest.raises(actions.BaseMoved, match="wpis się zmienił"):
        actions.approve_proposal(proposal=proposal, by=dorota)

    assert waiting() == proposal
    assert Organization.objects.get().name == "Fundacja Trzmiel"


def test_changes_of_other_fields_do_not_block_approval(entry, bob, dorota):
    proposal = propose(entry, bob)
    entries.update(organization=entry, by=dorota, mission="Nowe zdanie.")

    changed = actions.approve_proposal(proposal=proposal, by=dorota)

    assert (changed.name, changed.mission) == ("Fundacja Biedronka", "Nowe zdanie.")


def test_number_taken_meanwhile_rolls_back_the_approval(entry, bob, dorota):
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
def test_second_decision_reports_the_first(entry, bob, dorota, first, sentence):
    proposal = propose(entry, bob)
    stale = Proposal.objects.get(pk=proposal.pk)
    first(proposal, dorota)

    with pytest.raises(DomainError, match=sentence):
        actions.approve_proposal(proposal=stale, by=dorota)


def test_decision_on_an_unread_version_is_refused(entry, alice, bob, dorota):
    read_by_office = propose(entry, bob)
    actions.propose(
        organization=entry, by=alice, values={"name": "Fundacja Ważka"}, expected_proposal=read_by_office.pk
    )

    with pytest.raises(DomainError, match="wycofała albo zmieniła"):
        actions.approve_proposal(proposal=read_by_office, by=dorota)

    assert Organization.objects.get().name == "Fundacja Żuk"


def test_decision_on_a_deleted_entry_is_refused(entry, bob, dorota):
    proposal, gone = propose(entry, bob), Organization.objects.get()
    entries.delete(organization=entry, by=dorota)

    with pytest.raises(errors.EntryGone):
        actions.approve_proposal(proposal=proposal, by=dorota)
    with pytest.raises(errors.EntryGone):
        actions.change_identity(organization=gone, by=bob, values={"name": "Inna"}, seen_at=gone.updated_at)


# --- the database ---


def test_database_allows_one_waiting_proposal_per_entry(entry, bob):
    propose(entry, bob)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(organization=entry, changes={}, base={})


def test_database_requires_a_reason_for_a_rejection(entry):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(organization=entry, changes={}, base={}, status="rejected")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_eight_concurrent_decisions_wins(dorota, bob):
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
