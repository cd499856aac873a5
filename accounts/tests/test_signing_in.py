"""Signing in by e-mail and password: case-insensitive address, limited number of attempts."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import IntegrityError, transaction

from accounts.adapter import WRONG
from accounts.tests.doors import SIGN_IN, is_inside, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_window_of_the_limits_ends_meanwhile():
    with time_machine.travel("2026-11-23 12:00:05+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.mark.parametrize("typed", ["dorota@example.org", "Dorota@Example.ORG", " DOROTA@example.org "])
def test_address_is_case_insensitive(client, dorota, typed):
    assert sign_in(client, typed).status_code == 302
    assert is_inside(client)


def test_account_created_by_hand_is_verified_and_gets_no_letter(client, dorota, mailoutbox):
    sign_in(client)

    assert EmailAddress.objects.get().verified
    assert mailoutbox == []


def test_sign_in_returns_to_the_requested_page(client, dorota):
    assert client.post(f"{SIGN_IN}?next=/mapa-strony/", {"login": dorota.email, "password": "haslo-doroty-1"}).url == (
        "/mapa-strony/"
    )
    client.logout()
    assert sign_in(client).url == "/konto/"


def test_sign_in_never_redirects_to_another_site(client, dorota):
    answer = client.post(
        f"{SIGN_IN}?next=https://zly.example.com/", {"login": dorota.email, "password": "haslo-doroty-1"}
    )

    assert answer.url == "/konto/"


def test_wrong_password_is_refused(client, dorota):
    page = sign_in(client, password="haslo-alicji-1").content.decode()

    assert WRONG in page
    assert 'value="dorota@example.org"' in page
    assert not is_inside(client)


@pytest.mark.parametrize("who", [{"email": "nikt@example.org"}, {"password": "zgaduję"}])
def test_answer_does_not_reveal_who_has_an_account(client, dorota, who):
    assert WRONG in sign_in(client, **who).content.decode()
    assert not is_inside(client)


def test_closed_account_cannot_sign_in(client, dorota):
    dorota.is_active = False
    dorota.save()

    sign_in(client)

    assert not is_inside(client)


def test_fields_offer_the_saved_address_and_password(client):
    page = client.get(SIGN_IN).content.decode()

    assert 'type="email"' in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page


@pytest.mark.usefixtures("new_hour")
def test_correct_password_waits_after_sixty_attempts_from_one_ip(client, dorota):
    for _ in range(60):
        sign_in(client, password="zgaduję")

    answer = sign_in(client)

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "Zbyt wiele prób" in answer.content.decode()
    assert not is_inside(client)


@pytest.mark.usefixtures("new_hour")
def test_attempts_on_one_account_from_many_ips_are_limited(client, dorota):
    for number in range(100):
        sign_in(client, "Dorota@example.org", "x", REMOTE_ADDR=f"192.0.2.{number // 50}")

    assert sign_in(client, REMOTE_ADDR="198.51.100.1").status_code == 429


def test_sign_in_works_without_cache_and_broker(client, dorota, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9"}
    }

    assert sign_in(client).status_code == 302
    assert is_inside(client)


def test_signing_out_requires_a_post(client, dorota):
    client.force_login(dorota)

    assert "Wylogować?" in client.get("/konto/wyloguj/").content.decode()
    assert is_inside(client)
    client.post("/konto/wyloguj/")
    assert not is_inside(client)


def test_signing_out_elsewhere_ends_other_sessions_and_keeps_this_one(client, dorota, django_user_model):
    other = type(client)()
    for browser in (client, other):
        sign_in(browser)

    client.post("/konto/wyloguj/wszedzie/")

    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


def test_database_refuses_two_addresses_that_differ_only_in_case(django_user_model, dorota):
    with pytest.raises(IntegrityError), transaction.atomic():
        django_user_model.objects.create_user("DOROTA@example.org", "inne-haslo-1")
