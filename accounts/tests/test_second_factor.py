"""The second factor: authenticator app and recovery codes; a stolen password alone does not sign in."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from accounts.adapter import WRONG_CODE
from accounts.tests.doors import SECOND_STEP, SECURITY, is_inside, last_letter, sign_in

pytestmark = pytest.mark.django_db
APP = f"{SECURITY}aplikacja/wlacz/"
PASSWORD_AGAIN = "/konto/potwierdz/"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in_surely(client):
    sign_in(client)
    client.post(PASSWORD_AGAIN, {"password": "haslo-doroty-1"})


def turn_on(client) -> str:
    """Sign in with the password, set up the app and return its secret."""
    sign_in_surely(client)
    secret = re.search(r'id="authenticator_secret">(\w+)<', client.get(APP).content.decode())[1]
    client.post(APP, {"code": code_of(secret)})
    cache.clear()
    return secret


def test_first_code_turns_the_app_on_and_sends_a_letter(client, dorota, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        turn_on(client)

    assert Authenticator.objects.filter(user=dorota, type="totp").exists()
    assert last_letter("security_changed").subject == "Aplikacja z kodami włączona"


def test_wrong_first_code_does_not_turn_the_app_on(client, dorota):
    sign_in_surely(client)
    client.get(APP)

    page = client.post(APP, {"code": "000000"}).content.decode()

    assert WRONG_CODE in page
    assert not Authenticator.objects.exists()


def test_password_alone_no_longer_signs_in(client, dorota):
    secret = turn_on(client)
    other = type(client)()

    assert sign_in(other).url.startswith(SECOND_STEP)
    assert not is_inside(other)
    other.post(SECOND_STEP, {"code": "000000"})
    assert not is_inside(other)
    other.post(SECOND_STEP, {"code": code_of(secret)})
    assert is_inside(other)


def test_code_works_once(client, dorota):
    secret = turn_on(client)
    code = code_of(secret)
    for browser in (first := type(client)(), second := type(client)()):
        sign_in(browser)
        browser.post(SECOND_STEP, {"code": code})

    assert is_inside(first)
    assert not is_inside(second)


def test_recovery_code_signs_in_once(client, dorota):
    turn_on(client)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for browser in (first := type(client)(), second := type(client)()):
        sign_in(browser)
        browser.post(SECOND_STEP, {"code": spare})

    assert is_inside(first)
    assert not is_inside(second)


@pytest.mark.usefixtures("new_hour")
def test_code_attempts_are_limited(client, dorota):
    secret = turn_on(client)
    cache.clear()
    other = type(client)()
    sign_in(other)
    for number in range(20):
        other.post(SECOND_STEP, {"code": f"{number:06}"}, REMOTE_ADDR=f"192.0.2.{number}")

    answer = other.post(SECOND_STEP, {"code": code_of(secret)}, REMOTE_ADDR="198.51.100.7")

    assert answer.status_code == 429
    assert not is_inside(other)


def test_app_code_signs_in_without_the_cache(client, dorota, settings):
    secret = turn_on(client)
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9"}
    }
    other = type(client)()
    sign_in(other)

    other.post(SECOND_STEP, {"code": "000000"})
    assert not is_inside(other)
    other.post(SECOND_STEP, {"code": code_of(secret)})

    assert is_inside(other)


def test_change_asks_for_the_password_again(client, dorota):
    client.force_login(dorota)

    answer = client.get(APP)

    assert answer.url.startswith(PASSWORD_AGAIN)
    assert client.post(answer.url, {"password": "haslo-doroty-1"}).url == APP
    assert client.get(APP).status_code == 200


def test_person_without_a_password_can_turn_the_app_on(client, dorota):
    dorota.set_unusable_password()
    dorota.save()
    client.force_login(dorota)

    assert client.get(APP).status_code == 200


@pytest.mark.parametrize("path", ["", "aplikacja/wlacz/", "kody/nowe/", "klucze/", "klucze/dodaj/", "kody/"])
def test_every_page_is_in_polish(client, dorota, path):
    turn_on(client)

    page = client.get(SECURITY + path, follow=True).content.decode()

    assert "NGO Leszno" in page
    assert not re.search(
        r"Authenticat(or|ion) (?!secret)|Security|Recovery|Wprowadż", re.sub(r"<script.*?</script>", "", page)
    )


def test_key_of_another_person_is_out_of_reach(client, dorota, alice):
    key = Authenticator.objects.create(user=alice, type="webauthn", data={"name": "Klucz"})
    sign_in_surely(client)

    assert client.get(f"{SECURITY}klucze/{key.pk}/usun/").status_code == 404
    assert client.post(f"{SECURITY}klucze/{key.pk}/usun/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()
