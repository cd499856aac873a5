"""A new password: by a link that works once, or with the present one at hand."""

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
    """The link, and the address without a secret to which it leads."""
    return client.get(link, follow=True)


def test_the_link_lets_the_person_set_a_password(client, dorota):
    ask(client)
    page = open_link(client, link_in(last_letter("new_password")))

    client.post(page.request["PATH_INFO"], NEW)

    assert sign_in(type(client)(), password=NEW["password1"]).status_code == 302
    assert last_letter("security_changed").to == dorota.email


def test_a_scanner_that_opens_the_link_changes_nothing(client, dorota):
    ask(client)

    for _ in range(3):
        open_link(type(client)(), link_in(last_letter("new_password")))

    assert 'name="password1"' in open_link(client, link_in(last_letter("new_password"))).content.decode()
    browser = type(client)()
    sign_in(browser)
    assert is_inside(browser)


def test_a_link_used_twice_says_so(client, dorota):
    ask(client)
    link = link_in(last_letter("new_password"))
    client.post(open_link(client, link).request["PATH_INFO"], NEW)

    assert "Ten link już nie działa" in open_link(type(client)(), link).content.decode()


def test_a_link_of_two_days_ago_says_so(client, dorota):
    with time_machine.travel("2026-11-01 12:00:00+01:00"):
        ask(client)
    with time_machine.travel("2026-11-03 12:00:00+01:00"):
        page = open_link(client, link_in(last_letter("new_password"))).content.decode()

    assert "Ten link już nie działa" in page


def test_another_person_s_number_in_the_link_opens_nothing(client, dorota, alice):
    ask(client)
    number, _, key = link_in(last_letter("new_password")).removeprefix(f"{RESET}").partition("-")
    other = "2" if number == "1" else "1"

    assert "Ten link już nie działa" in open_link(client, f"{RESET}{other}-{key}").content.decode()


def test_nobody_learns_who_has_an_account(client, dorota):
    known, unknown = ask(client), ask(type(client)(), "nikt@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert set(Letter.objects.values_list("kind", flat=True)) == {"accounts.new_password", "accounts.not_known"}


def test_the_present_password_is_asked_for(client, dorota):
    sign_in(client)

    wrong = client.post("/konto/haslo/zmien/", {"oldpassword": "zgaduję"} | NEW)
    right = client.post("/konto/haslo/zmien/", {"oldpassword": "haslo-doroty-1"} | NEW)

    assert "To nie jest obecne hasło." in wrong.content.decode()
    assert right.url == "/konto/"
    dorota.refresh_from_db()
    assert dorota.check_password(NEW["password1"])


def test_two_different_new_passwords_are_refused_in_polish(client, dorota):
    sign_in(client)

    page = client.post("/konto/haslo/zmien/", {"oldpassword": "haslo-doroty-1"} | NEW | {"password2": "inne"})

    assert "error-summary" in page.content.decode()
    assert "must type" not in page.content.decode()


# --- the address ---


def test_a_new_address_counts_only_when_it_is_proved(client, dorota):
    sign_in(client)
    client.post("/konto/adres/", {"email": "nowa@example.org", "action_add": "1"})
    dorota.refresh_from_db()
    assert dorota.email == "dorota@example.org"

    client.post(link_in(last_letter("confirm_new_address")))

    dorota.refresh_from_db()
    assert dorota.email == "nowa@example.org"
    assert EmailAddress.objects.get(user=dorota).email == "nowa@example.org"
    assert last_letter("security_changed").to == "dorota@example.org"


def test_an_address_of_another_account_is_never_taken_over(client, dorota, alice):
    actions.vouch(user=alice)
    sign_in(client)

    client.post("/konto/adres/", {"email": "alice@example.org", "action_add": "1"})

    client.post(link_in(last_letter("confirm_new_address")))

    dorota.refresh_from_db()
    assert dorota.email == "dorota@example.org"
    assert EmailAddress.objects.get(email="alice@example.org", verified=True).user == alice
