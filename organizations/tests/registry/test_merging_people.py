"""Merging two entries: members of both keep access to the survivor."""

import pytest

from organizations.models import Invitation, Proposal
from organizations.moderation import actions, merging
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(dorota):
    return [
        entries.create(by=dorota, name=f"Fundacja {name}", legal_form="foundation", status="published")
        for name in ("A", "B")
    ]


def merge(pair, by):
    return merging.merge(survivor=pair[0], duplicate=pair[1], values={}, by=by)


def roles(entry):
    return dict(entry.memberships.values_list("user__email", "role"))


def test_owner_of_the_duplicate_becomes_an_editor(pair, alice, bob, celina, dorota):
    join(pair[0], alice, "owner")
    join(pair[1], celina, "owner")
    join(pair[1], bob)

    survivor = merge(pair, dorota)

    assert roles(survivor) == {
        "alice@example.org": "owner", "celina@example.org": "editor", "bob@example.org": "editor"
    }  # fmt: skip


def test_owner_of_the_duplicate_becomes_owner_of_a_survivor_without_one(pair, alice, celina, dorota):
    join(pair[0], alice)
    join(pair[1], celina, "owner")

    assert roles(merge(pair, dorota)) == {"alice@example.org": "editor", "celina@example.org": "owner"}


@pytest.mark.parametrize(("mine", "theirs", "stays"), [("editor", "owner", "owner"), ("owner", "editor", "owner")])
def test_member_of_both_keeps_the_stronger_role(pair, alice, dorota, mine, theirs, stays):
    join(pair[0], alice, mine)
    join(pair[1], alice, theirs)

    assert roles(merge(pair, dorota)) == {"alice@example.org": stays}


def test_proposal_for_the_duplicate_is_rejected_with_a_letter(pair, alice, celina, dorota, delivered):
    join(pair[0], alice, "owner")
    join(pair[1], celina, "owner")
    mine = actions.propose(organization=pair[0], by=alice, values={"name": "Fundacja C"})
    theirs = actions.propose(organization=pair[1], by=celina, values={"name": "Fundacja D"})

    survivor = merge(pair, dorota)

    assert dict(survivor.proposals.values_list("pk", "status")) == {mine.pk: "waiting", theirs.pk: "rejected"}
    [letter] = [one for one in delivered() if one.to == ["celina@example.org"]]
    assert "połączono w jeden" in letter.body


def test_invitations_move_and_each_address_keeps_one(pair, alice, dorota):
    for entry in pair:
        Invitation.objects.create(organization=entry, email="nowa@example.org")
    Invitation.objects.create(organization=pair[1], email="inna@example.org")

    survivor = merge(pair, dorota)

    waiting = survivor.invitations.filter(status="waiting").values_list("email", flat=True)
    assert sorted(waiting) == ["inna@example.org", "nowa@example.org"]


def test_third_entry_is_unchanged(pair, bob, dorota):
    third = OrganizationFactory()
    join(third, bob, "owner")

    merge(pair, dorota)

    assert roles(third) == {"bob@example.org": "owner"}
    assert not Proposal.objects.exists()
