"""Zaproszenia: only the invited person can answer, and only once, also under concurrency."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from core.errors import DomainError
from organizations.membership import access, actions
from organizations.models import Invitation, Membership
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db
NEW = "redaktor@example.org"


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    return entry


def test_accepted_invitation_grants_a_request_of_the_same_address(entry, alice):
    asked = entry.access_requests.create(name="Redaktor", email=NEW, message="To ja.", status="waiting")
    invitation = actions.invite(organization=entry, email=NEW, by=alice)

    actions.accept_invitation(invitation=invitation, by=None)

    asked.refresh_from_db()
    assert asked.status == "granted"


def test_invited_person_becomes_owner_of_an_entry_without_members(entry, alice):
    invitation = actions.invite(organization=entry, email=NEW, by=alice)
    actions.leave(organization=entry, by=alice)

    assert actions.accept_invitation(invitation=invitation, by=None).role == "owner"


def test_action_accepts_only_the_invited_person(entry, alice, bob, celina):
    invitation = actions.invite(organization=entry, email="bob@example.org", by=alice)

    with pytest.raises(DomainError, match="na inny adres"):
        actions.accept_invitation(invitation=invitation, by=celina)
    with pytest.raises(DomainError, match="ma już konto"):
        actions.accept_invitation(invitation=invitation, by=None)


def test_answered_invitation_refuses_every_later_action(entry, alice):
    invitation = actions.invite(organization=entry, email=NEW, by=alice)
    late = [Invitation.objects.get(pk=invitation.pk) for _ in range(4)]
    user = actions.accept_invitation(invitation=invitation, by=None).user

    for answer in (
        lambda: actions.accept_invitation(invitation=late[0], by=user),
        lambda: actions.decline_invitation(invitation=late[1]),
        lambda: actions.withdraw_invitation(invitation=late[2], by=alice),
        lambda: actions.resend_invitation(invitation=late[3], by=alice),
    ):
        with pytest.raises(DomainError, match="zostało już przyjęte"):
            answer()

    assert Invitation.objects.get().status == "accepted"
    assert entry.memberships.count() == 2


def test_database_allows_one_waiting_invitation_per_address(entry):
    Invitation.objects.create(organization=entry, email=NEW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(organization=entry, email=NEW.upper())


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_eight_concurrent_requests_accepts(alice):
    entry = OrganizationFactory()
    join(entry, alice, "owner")
    invitation, results = actions.invite(organization=entry, email=NEW, by=alice), []

    def accept():
        mine = access.invitation_from(access.invitation_token(invitation))
        try:
            actions.accept_invitation(invitation=mine, by=None)
            results.append("in")
        except DomainError:
            results.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=accept) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(results) == ["in"] + ["late"] * 7
    assert Membership.objects.filter(user__email=NEW).count() == 1
