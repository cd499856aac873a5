"""Osoby przy wpisie: members of an entry, requests for access, handing over and leaving."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from accounts.models import User
from core.errors import DomainError
from core.tests.pages import read
from organizations.membership import actions
from organizations.models import AccessRequest
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import address, join, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob, client):
    """Alice owns it and is signed in; Bob edits it."""
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    join(entry, bob)
    client.force_login(alice)
    return entry


def ask(entry, **facts) -> AccessRequest:
    facts = {"name": "Skarbniczka", "email": "skarbniczka@example.org", "message": "Prowadzę finanse."} | facts
    return AccessRequest.objects.create(organization=entry, **{"status": "waiting"} | facts)


def roles(entry) -> dict[str, str]:
    return dict(entry.memberships.values_list("user__email", "role"))


# --- the page ---


def test_members_see_each_other(client, entry, bob):
    client.force_login(bob)

    html = read(client.get(address("people", entry)))

    assert [row.text for row in html.select(".manage-rows li")] == [
        "Koordynatorka Fundacji A Opiekun wpisu, alice@example.org",
        "Wolontariusz Fundacji A (to Ty) Redaktor wpisu, bob@example.org",
    ]


def test_editor_sees_neither_invitations_nor_requests(client, entry, alice, bob):
    actions.invite(organization=entry, email="nowa@example.org", by=alice)
    ask(entry)
    client.force_login(bob)

    words = read(client.get(address("people", entry))).text

    assert "nowa@example.org" not in words
    assert "Skarbniczka" not in words


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_and_for_many(
    client, entry, alice, count, django_assert_num_queries, django_user_model
):
    for number in range(count):
        join(entry, django_user_model.objects.create_user(f"osoba{number}@example.org"))
        actions.invite(organization=entry, email=f"nowa{number}@example.org", by=alice)
        ask(entry, email=f"prosi{number}@example.org")

    with django_assert_num_queries(6):
        client.get(address("people", entry))


# --- requests for access ---


def test_owner_grants_a_request_and_an_account_is_created(client, entry, delivered):
    asked = ask(entry)

    answer = client.post(address("grant_access", entry, asked.pk))

    assert "Skarbniczka ma teraz dostęp" in said(client, answer)
    assert roles(entry)["skarbniczka@example.org"] == "editor"
    assert User.objects.get(email="skarbniczka@example.org").name == "Skarbniczka"
    [letter] = delivered()
    assert (letter.to, letter.subject) == (["skarbniczka@example.org"], "Masz dostęp do wpisu: Fundacja A")


def test_owner_refuses_with_a_reason_that_is_sent(client, entry, alice, delivered):
    asked = ask(entry)

    client.post(address("refuse_access", entry, asked.pk), {"reason": "Nie znamy się."})

    asked.refresh_from_db()
    assert (asked.status, asked.reason, asked.decided_by) == ("refused", "Nie znamy się.", alice)
    assert "skarbniczka@example.org" not in roles(entry)
    [letter] = delivered()
    assert "Powód: Nie znamy się." in letter.body


def test_refusal_without_a_reason_shows_an_error(client, entry):
    asked = ask(entry)

    html = read(client.post(address("refuse_access", entry, asked.pk), {}))

    assert html.select(".error-summary li")
    asked.refresh_from_db()
    assert asked.status == "waiting"


def test_request_is_decided_once(client, entry, dorota):
    asked = ask(entry)
    actions.refuse_access(request=asked, by=dorota, reason="Nie.")

    answer = client.post(address("grant_access", entry, asked.pk))

    assert said(client, answer) == "Ta prośba jest już rozstrzygnięta."
    assert "skarbniczka@example.org" not in roles(entry)


def test_request_from_an_unverified_address_is_hidden(client, entry):
    asked = ask(entry, status="unconfirmed")

    assert client.post(address("grant_access", entry, asked.pk)).status_code == 404
    assert "Skarbniczka" not in read(client.get(address("people", entry))).text


def test_granted_person_becomes_owner_of_an_entry_without_one(dorota, bob):
    entry = OrganizationFactory()
    join(entry, bob)

    membership = actions.grant_access(request=ask(entry), by=dorota)

    assert membership.role == "owner"
    assert roles(entry)["bob@example.org"] == "editor"


def test_office_can_name_a_new_owner_and_the_old_one_becomes_an_editor(entry, dorota):
    actions.grant_access(request=ask(entry), by=dorota, role="owner")

    assert roles(entry) == {
        "skarbniczka@example.org": "owner", "alice@example.org": "editor", "bob@example.org": "editor"
    }  # fmt: skip


def test_granting_a_member_keeps_their_role(entry, dorota):
    actions.grant_access(request=ask(entry, email="BOB@example.org"), by=dorota)

    assert roles(entry) == {"alice@example.org": "owner", "bob@example.org": "editor"}


# --- handing over, leaving, removing ---


def test_owner_hands_over_and_becomes_an_editor(client, entry, bob, delivered):
    where = address("hand_over", entry, entry.memberships.get(user=bob).pk)
    assert "Wolontariusz Fundacji A" in read(client.get(where)).text
    assert roles(entry)["alice@example.org"] == "owner"

    client.post(where)

    assert roles(entry) == {"alice@example.org": "editor", "bob@example.org": "owner"}
    [letter] = delivered()
    assert (letter.to, letter.subject) == (["bob@example.org"], "Opiekujesz się wpisem: Fundacja A")


def test_ownership_can_be_handed_back_and_each_gets_a_letter(entry, alice, bob, delivered):
    actions.hand_over(membership=entry.memberships.get(user=bob), by=alice)
    actions.hand_over(membership=entry.memberships.get(user=alice), by=bob)
    actions.hand_over(membership=entry.memberships.get(user=bob), by=alice)

    assert [letter.to for letter in delivered()] == [["bob@example.org"], ["alice@example.org"], ["bob@example.org"]]


def test_only_the_owner_can_hand_over(entry, bob, alice):
    with pytest.raises(DomainError, match="ktoś inny"):
        actions.hand_over(membership=entry.memberships.get(user=alice), by=bob)
    with pytest.raises(DomainError, match="nie ma już dostępu"):
        actions.hand_over(membership=entry.memberships.get(user=alice), by=alice)

    assert roles(entry) == {"alice@example.org": "owner", "bob@example.org": "editor"}


def test_removed_editor_gets_a_letter(client, entry, bob, delivered):
    client.post(address("remove_member", entry, entry.memberships.get(user=bob).pk))

    assert roles(entry) == {"alice@example.org": "owner"}
    [letter] = delivered()
    assert (letter.to, letter.subject) == (["bob@example.org"], "Koniec dostępu do wpisu: Fundacja A")


def test_owner_cannot_be_removed(client, entry, alice):
    answer = client.post(address("remove_member", entry, entry.memberships.get(user=alice).pk))

    assert said(client, answer) == "Ta osoba nie ma już dostępu do tego wpisu."
    assert roles(entry)["alice@example.org"] == "owner"


def test_editor_who_leaves_loses_access(client, entry, bob, delivered):
    client.force_login(bob)

    answer = client.post(address("leave", entry))

    assert answer["Location"] == reverse("home")
    assert client.get(address("manage", entry)).status_code == 404
    assert delivered() == []


def test_owner_must_hand_over_before_leaving(client, entry):
    assert "przekaż opiekę innej osobie" in read(client.get(address("leave", entry))).text

    answer = client.post(address("leave", entry))

    assert "Zanim odejdziesz, przekaż opiekę" in said(client, answer)
    assert roles(entry)["alice@example.org"] == "owner"


def test_last_member_can_leave_and_the_office_gets_a_letter(client, entry, bob, delivered):
    entry.memberships.filter(user=bob).delete()
    assert "powiadomimy biuro" in read(client.get(address("leave", entry))).text

    client.post(address("leave", entry))

    assert roles(entry) == {}
    [letter] = delivered()
    assert (letter.to, letter.subject) == ([django_settings.OFFICE_EMAIL], "Wpis bez opiekuna: Fundacja A")
