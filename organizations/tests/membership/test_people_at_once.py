"""Osoby przy wpisie: database constraints, late requests and concurrency."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from core.errors import DomainError
from organizations.membership import actions
from organizations.models import AccessRequest, Membership
from organizations.registry import errors
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob):
    """Alice owns it, Bob edits it."""
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    join(entry, bob)
    return entry


def ask(entry, email="skarbniczka@example.org") -> AccessRequest:
    return AccessRequest.objects.create(
        organization=entry, name="Skarbniczka", email=email, message="Prowadzę finanse.", status="waiting"
    )


def test_member_can_be_made_the_owner(entry, bob, dorota):
    membership = actions.grant_access(request=ask(entry, email=bob.email), by=dorota, role="owner")

    assert (membership.user, membership.role) == (bob, "owner")
    assert entry.memberships.filter(role="owner").count() == 1


def test_action_requires_a_reason_for_a_refusal(entry, dorota):
    with pytest.raises(DomainError, match="Napisz powód"):
        actions.refuse_access(request=ask(entry), by=dorota, reason=" ")


def test_former_member_cannot_leave_again(entry, bob):
    actions.leave(organization=entry, by=bob)

    with pytest.raises(DomainError, match="nie ma już dostępu"):
        actions.leave(organization=entry, by=bob)


def test_actions_on_members_of_a_deleted_entry_are_refused(entry, bob, dorota):
    gone = type(entry).objects.get(pk=entry.pk)
    entries.delete(organization=entry, by=dorota)

    with pytest.raises(errors.EntryGone):
        actions.leave(organization=gone, by=bob)


def test_database_allows_one_owner_and_one_membership_per_person(entry, celina, bob):
    with pytest.raises(IntegrityError), transaction.atomic():
        join(entry, celina, "owner")
    with pytest.raises(IntegrityError), transaction.atomic():
        join(entry, bob)
    with pytest.raises(IntegrityError), transaction.atomic():
        join(entry, celina, "king")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_eight_concurrent_grants_makes_an_owner(dorota):
    entry, failures = OrganizationFactory(), []
    requests = [ask(entry, email=f"osoba{number}@example.org") for number in range(8)]

    def grant(request):
        try:
            actions.grant_access(request=request, by=dorota)
        except Exception as error:  # noqa: BLE001 - shown below
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=grant, args=[request]) for request in requests]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert failures == []
    assert sorted(Membership.objects.values_list("role", flat=True)) == ["editor"] * 7 + ["owner"]


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_last_owner_cannot_leave_while_somebody_is_granted_access(dorota, alice):
    entry = OrganizationFactory()
    join(entry, alice, "owner")
    request, barrier = ask(entry), threading.Barrier(2)

    def act(step):
        barrier.wait()
        try:
            step()
        except DomainError:
            pass
        finally:
            connection.close()

    steps = [
        lambda: actions.grant_access(request=request, by=dorota),
        lambda: actions.leave(organization=entry, by=alice),
    ]
    threads = [threading.Thread(target=act, args=[step]) for step in steps]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert list(entry.memberships.values_list("role", flat=True)).count("owner") == 1
