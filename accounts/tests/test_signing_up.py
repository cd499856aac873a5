"""Signing up: a button verifies the address; opening the link alone does not."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache

from accounts import actions
from accounts.models import User
from accounts.tests.doors import SIGN_UP, is_inside, last_letter, link_in, sign_in
from core.mail.models import Letter
from core.tests.traps import as_a_person

pytestmark = pytest.mark.django_db
NEW = {"name": "Koordynatorka", "email": "Nowa@example.org", "password1": "leszczyna-i-orzech"}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def sign_up(client, **changes):
    return client.post(SIGN_UP, as_a_person(**NEW | changes))


def test_new_account_waits_for_address_verification(client):
    assert sign_up(client).url == "/konto/adres/sprawdz-poczte/"

    user = User.objects.get()
    assert (user.email, user.name) == ("nowa@example.org", "Koordynatorka")
    sign_in(client, "nowa@example.org", NEW["password1"])
    assert not is_inside(client)


def test_mail_scanner_opening_the_link_verifies_nothing(client):
    sign_up(client)

    for _ in range(2):
        assert "Tak, potwierdzam" in client.get(link_in(last_letter("confirm_address"))).content.decode()

    assert not EmailAddress.objects.get().verified


def test_button_behind_the_link_verifies_the_address(client, delivered):
    sign_up(client)
    [letter] = delivered()

    client.post(link_in(last_letter("confirm_address")))

    assert letter.to == ["nowa@example.org"]
    assert EmailAddress.objects.get().verified
    sign_in(client, "nowa@example.org", NEW["password1"])
    assert is_inside(client)


def test_link_used_twice_shows_a_notice(client):
    sign_up(client)
    link = link_in(last_letter("confirm_address"))
    client.post(link)

    assert "Tego linku nie da się użyć" in client.get(link).content.decode()
    assert client.post(link).status_code == 404


def test_link_four_days_old_shows_a_notice(client):
    with time_machine.travel("2026-11-01 12:00:00+01:00"):
        sign_up(client)
    with time_machine.travel("2026-11-05 12:00:00+01:00"):
        page = client.get(link_in(last_letter("confirm_address"))).content.decode()

    assert "Tego linku nie da się użyć" in page


def test_invalid_link_shows_a_notice(client):
    assert "Tego linku nie da się użyć" in client.get("/konto/adres/potwierdz/MQ:1abc:zly/").content.decode()


def test_existing_account_is_revealed_only_by_letter(client, alice):
    new = sign_up(client)
    known = sign_up(type(client)(), email="alice@example.org")

    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert last_letter("already_known").to == "alice@example.org"
    assert User.objects.count() == 2


def test_robot_gets_the_form_back(client):
    assert client.post(SIGN_UP, NEW).status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["krótkie", "nowa@example.org", "password123"])
def test_weak_password_is_refused_in_polish(client, password):
    page = sign_up(client, password1=password).content.decode()

    assert "error-summary" in page
    assert "This password" not in page
    assert not User.objects.exists()


def test_password_set_before_verification_is_removed_for_the_owner(client):
    sign_up(client, email="alice@example.org")

    user = actions.person_for(email="ALICE@example.org")

    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).verified
    assert User.objects.count() == 1


def test_verified_address_gets_an_account_that_signs_in_by_code():
    user = actions.person_for(email="Ktos@Example.org", name="Redaktor wpisu")

    assert EmailAddress.objects.filter(user=user, email="ktos@example.org", verified=True, primary=True).exists()
    assert not user.has_usable_password()
    assert actions.person_for(email="ktos@example.org") == user


def test_password_of_a_verified_account_is_kept(alice):
    assert actions.person_for(email="alice@example.org").has_usable_password()


def test_letters_wait_while_the_mail_server_is_down(client, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )

    assert sign_up(client).status_code == 302
    assert Letter.objects.get().status == Letter.Status.QUEUED
