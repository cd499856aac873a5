"""Zaproszenia: a letter with a link for one person; opening it changes nothing, it is answered once."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.conf import settings as django_settings
from django.shortcuts import resolve_url
from django.test import Client
from django.utils import timezone

from accounts.models import User
from core.mail.models import Letter
from core.tests.pages import read
from organizations.membership import actions
from organizations.models import Invitation, Membership
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import address, join, said

pytestmark = pytest.mark.django_db
NEW = "redaktor@example.org"


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    return entry


@pytest.fixture
def owner(client_of, alice):
    return client_of(alice)


@pytest.fixture
def client_of(db):
    """Return a client signed in as the user."""

    def make(user):
        browser = Client()
        browser.force_login(user)
        return browser

    return make


@pytest.fixture
def invited(entry, alice):
    """Invite an address and return the path from the letter."""

    def make(email=NEW):
        invitation = actions.invite(organization=entry, email=email, by=alice)
        return link_of(invitation)

    return make


def link_of(invitation) -> str:
    letter = Letter.objects.filter(key__startswith=f"organizations.invited:{invitation.pk}:").latest("pk")
    return re.search(r"https?://[^/]+(/organizacje/zaproszenie/\S+)", letter.text)[1]


# --- inviting ---


def test_owner_invites_and_a_confidential_letter_is_sent(owner, entry, delivered):
    answer = owner.post(address("invite", entry), {"email": NEW})

    assert said(owner, answer) == f"Zaproszenie na adres {NEW} jest w drodze."
    assert Letter.objects.get().is_confidential
    [letter] = delivered()
    assert (letter.to, letter.subject) == ([NEW], "Zaproszenie: Fundacja A")
    assert Invitation.objects.get().expires_at.date() == (timezone.now() + timedelta(days=14)).date()


@pytest.mark.parametrize("email", ["nie adres", ""])
def test_invalid_address_shows_an_error(owner, entry, email):
    html = read(owner.post(address("invite", entry), {"email": email}))

    assert html.select(".error-summary li")
    assert not Invitation.objects.exists()


def test_address_cannot_be_invited_twice(owner, entry, invited):
    invited()

    html = read(owner.post(address("invite", entry), {"email": NEW.upper()}))

    assert "ma już zaproszenie" in html.one(".error-summary").text
    assert Invitation.objects.count() == 1


def test_member_cannot_be_invited(owner, entry, bob):
    join(entry, bob)

    html = read(owner.post(address("invite", entry), {"email": "Bob@example.org"}))

    assert "już ma dostęp" in html.one(".error-summary").text


def test_expired_invitation_can_be_sent_again(owner, entry, invited):
    invited()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

    owner.post(address("invite", entry), {"email": NEW})

    assert Invitation.objects.get().expires_at > timezone.now()


@pytest.mark.usefixtures("new_hour")
def test_invitations_are_limited_to_twenty_a_day(owner, entry):
    for number in range(20):
        owner.post(address("invite", entry), {"email": f"osoba{number}@example.org"})

    html = read(owner.post(address("invite", entry), {"email": NEW}), status=429)

    assert html.one("#id_email")["value"] == NEW
    assert Invitation.objects.count() == 20


def test_resent_invitation_lasts_fourteen_days_and_both_links_work(owner, client, entry, invited):
    first = invited()
    invitation = Invitation.objects.get()

    with time_machine.travel(timezone.now() + timedelta(days=3)):
        owner.post(address("resend_invitation", entry, invitation.pk))
        assert link_of(invitation) != first
        assert client.get(first).status_code == 200
        assert client.get(link_of(invitation)).status_code == 200
    assert Letter.objects.count() == 2


def test_withdrawn_invitation_does_not_work(owner, client, entry, invited):
    link = invited()

    owner.post(address("withdraw_invitation", entry, Invitation.objects.get().pk))

    assert "zostało wycofane" in read(client.post(link), status=410).text
    assert not User.objects.filter(email=NEW).exists()


# --- answering ---


def test_mail_scanner_opening_the_link_changes_nothing(client, invited):
    link = invited()

    for _ in range(3):
        assert client.get(link).status_code == 200

    assert Invitation.objects.get().status == "waiting"
    assert not User.objects.filter(email=NEW).exists()


def test_button_creates_an_account_and_a_membership(client, entry, invited):
    answer = client.post(invited(), {"accept": ""})

    user = User.objects.get(email=NEW)
    assert Membership.objects.get(user=user).role == "editor"
    assert not user.has_usable_password()
    html = read(client.get(answer["Location"]))
    assert html.one("h1").text == "Zaproszenie przyjęte"
    assert "poproś na stronie logowania o kod" in html.text
    assert "_auth_user_id" not in client.session


def test_address_with_an_account_must_sign_in_first(client, invited, bob):
    link = invited("Bob@example.org")
    assert "ma już konto" in read(client.get(link)).text

    answer = client.post(link, {"accept": ""})

    assert unquote(answer["Location"]) == f"{resolve_url(django_settings.LOGIN_URL)}?next={link}"
    assert not Membership.objects.filter(user=bob).exists()


def test_signed_in_invited_person_accepts_with_one_button(client_of, entry, invited, bob):
    browser, link = client_of(bob), invited("bob@example.org")

    answer = browser.post(link, {"accept": ""})

    assert answer["Location"] == address("manage", entry)
    assert Membership.objects.get(user=bob).organization == entry


@pytest.mark.parametrize("email", [NEW, "bob@example.org"])
def test_link_of_another_person_shows_a_notice_and_does_nothing(client_of, invited, bob, celina, email):
    browser, link = client_of(celina), invited(email)

    for answer in (browser.get(link), browser.post(link, {"accept": ""}), browser.post(link, {"decline": ""})):
        words = read(answer, status=403).text
        assert "na inny adres" in words
        assert email not in words

    assert Invitation.objects.get().status == "waiting"
    assert not Membership.objects.filter(user=celina).exists()


def test_link_used_twice_shows_a_notice(client, invited):
    link = invited()
    client.post(link, {"accept": ""})

    assert "zostało już przyjęte" in read(client.post(link, {"accept": ""}), status=410).text
    assert Membership.objects.count() == 2


def test_used_link_leads_the_new_member_to_the_entry(client_of, client, invited):
    link = invited()
    client.post(link, {"accept": ""})

    html = read(client_of(User.objects.get(email=NEW)).get(link), status=410)

    assert "Masz dostęp do tego wpisu." in html.text


def test_link_expires_after_fourteen_days(client, invited):
    link = invited()

    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert "straciło ważność" in read(client.get(link), status=410).text
        assert client.post(link, {"accept": ""}).status_code == 410

    assert not User.objects.filter(email=NEW).exists()


def test_old_letter_expires_even_if_a_newer_one_is_valid(client, entry, invited, alice):
    link = invited()

    with time_machine.travel(timezone.now() + timedelta(days=10)):
        actions.resend_invitation(invitation=Invitation.objects.get(), by=alice)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get(link).status_code == 410
        assert client.get(link_of(Invitation.objects.get())).status_code == 200


def test_invitation_can_be_declined_without_an_account(client, invited):
    answer = client.post(invited(), {"decline": ""})

    assert Invitation.objects.get().status == "declined"
    assert read(client.get(answer["Location"])).one("h1").text == "Zaproszenie odrzucone"
    assert not User.objects.filter(email=NEW).exists()


@pytest.mark.parametrize("token", ["1:abc:def", "nic", "1"])
def test_forged_link_is_not_found(client, token):
    assert client.get(f"/organizacje/zaproszenie/{token}/").status_code == 404


def test_link_contains_no_address(invited):
    assert "@" not in invited()


def test_result_page_is_not_shown_before_the_answer(client, invited):
    link = invited()

    assert client.get(f"{link}odpowiedz/")["Location"] == link


def test_answered_invitation_is_neither_resent_nor_withdrawn(owner, client, entry, invited):
    client.post(invited(), {"accept": ""})
    invitation = Invitation.objects.get()

    for step in ("resend_invitation", "withdraw_invitation"):
        assert said(owner, owner.post(address(step, entry, invitation.pk))) == "To zaproszenie zostało już przyjęte."
