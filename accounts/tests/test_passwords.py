"""Changing the password: by a link that works once, or with the current password."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache

from accounts import actions
from accounts.tests.doors import RESET, is_inside, last_letter, link_in, sign_in
from core.mail.models import Letter
from core.tests.traps import as_a_person

pytestmark = pytest.mark.django_db
NEW = {"password1": "orzech-pod-lasem", "password2": "orzech-pod-lasem"}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def ask(client, email="dorota@example.org"):
    return client.post(RESET, as_a_person(email=email))


def open_link(client, link):
    """Open the link and follow its redirect to the address without a secret."""
    return client.get(link, follow=True)


def test_link_sets_a_new_password(client, dorota):
    ask(client)
    page = open_link(client, link_in(last_letter("new_password")))

    client.post(page.request["PATH_INFO"], NEW)

    assert sign_in(type(client)(), password=NEW["password1"]).status_code == 302
    assert last_letter("security_changed").to == dorota.email


def test_mail_scanner_opening_the_link_changes_nothing(client, dorota):
    ask(client)

    for _ in range(3):
        open_link(type(client)(), link_in(last_letter("new_password")))

    assert 'name="password1"' in open_link(client, link_in(last_letter("new_password"))).content.decode()
    browser = type(client)()
    sign_in(browser)
    assert is_inside(browser)


def test_link_used_twice_shows_a_notice(client, dorota):
    ask(client)
    link = link_in(last_letter("new_password"))
    client.post(open_link(client, link).request["PATH_INFO"], NEW)

    assert "Ten link już nie działa" in open_link(type(client)(), link).content.decode()


def test_expired_link_shows_a_notice(client, dorota):
    with time_machine.travel("2026-11-01 12:00:00+01:00"):
        ask(client)
    with time_machine.travel("2026-11-03 12:00:00+01:00"):
        page = open_link(client, link_in(last_letter("new_password"))).content.decode()

    assert "Ten link już nie działa" in page


def test_link_with_another_user_id_is_refused(client, dorota, alice):
    ask(client)
    number, _, key = link_in(last_letter("new_password")).removeprefix(f"{RESET}").partition("-")
    other = "2" if number == "1" else "1"

    assert "Ten link już nie działa" in open_link(client, f"{RESET}{other}-{key}").content.decode()


def test_answer_does_not_reveal_who_has_an_account(client, dorota):
    known, unknown = ask(client), ask(type(client)(), "nikt@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert set(Letter.objects.values_list("kind", flat=True)) == {"accounts.new_password", "accounts.not_known"}


def test_change_requires_the_current_password(client, dorota):
    sign_in(client)

    wrong = client.post("/konto/haslo/zmien/", {"oldpassword": "zgaduję"} | NEW)
    right = client.post("/konto/haslo/zmien/", {"oldpassword": "haslo-doroty-1"} | NEW)

    assert "To nie jest obecne hasło." in wrong.content.decode()
    assert right.url == "/konto/"
    dorota.refresh_from_db()
    assert dorota.check_password(NEW["password1"])


def test_different_new_passwords_are_refused_in_polish(client, dorota):
    sign_in(client)

    page = client.post("/konto/haslo/zmien/", {"oldpassword": "haslo-doroty-1"} | NEW | {"password2": "inne"})

    assert "error-summary" in page.content.decode()
    assert "must type" not in page.content.decode()


# --- the address ---


def test_new_address_is_used_only_after_verification(client, dorota):
    sign_in(client)
    client.post("/konto/adres/", {"email": "nowa@example.org", "action_add": "1"})
    dorota.refresh_from_db()
    assert dorota.email == "dorota@example.org"

    client.post(link_in(last_letter("confirm_new_address")))

    dorota.refresh_from_db()
    assert dorota.email == "nowa@example.org"
    assert EmailAddress.objects.get(user=dorota).email == "nowa@example.org"
    assert last_letter("security_changed").to == "dorota@example.org"


def test_address_of_another_account_cannot_be_taken_over(client, dorota, alice):
    actions.vouch(user=alice)
    sign_in(client)

    client.post("/konto/adres/", {"email": "alice@example.org", "action_add": "1"})

    client.post(link_in(last_letter("confirm_new_address")))

    dorota.refresh_from_db()
    assert dorota.email == "dorota@example.org"
    assert EmailAddress.objects.get(email="alice@example.org", verified=True).user == alice
