"""Signing in to the back office: by e-mail whatever its case, and never by trying a thousand passwords."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError, transaction

from accounts.forms import WRONG

pytestmark = pytest.mark.django_db
SIGN_IN = "/admin/login/?next=/admin/"


@pytest.fixture(autouse=True)
def _no_window_of_the_limits_ends_meanwhile():
    with time_machine.travel("2026-11-23 12:00:05+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def sign_in(client, **changes):
    return client.post(SIGN_IN, {"username": "dorota@example.org", "password": "haslo-doroty-1"} | changes)


def is_inside(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["dorota@example.org", "Dorota@Example.ORG", " DOROTA@example.org "])
def test_the_case_of_the_address_does_not_matter(client, dorota, typed):
    assert sign_in(client, username=typed).status_code == 302
    assert is_inside(client)


def test_a_wrong_password_does_not_open_the_door(client, dorota):
    answer = sign_in(client, password="haslo-alicji-1")

    assert WRONG in answer.content.decode()
    assert 'value="dorota@example.org"' in answer.content.decode()
    assert not is_inside(client)


def test_nobody_learns_who_has_an_account_or_works_in_the_office(client, dorota, alice):
    dorota.is_active = False
    dorota.save()

    for person in (
        {"username": "nikt@example.org"},
        {"username": "alice@example.org", "password": "haslo-alicji-1"},
        {},
    ):
        assert WRONG in sign_in(client, **person).content.decode()
        assert not is_inside(client)


def test_the_field_offers_the_address_keyboard_and_the_saved_address(client):
    page = client.get(SIGN_IN).content.decode()

    assert 'type="email"' in page
    assert 'autocomplete="username"' in page
    assert "Adres e-mail" in page


def test_after_twenty_tries_from_one_address_even_the_right_password_must_wait(client, dorota):
    for _ in range(20):
        sign_in(client, password="zgaduję")

    answer = sign_in(client)

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert not is_inside(client)


def test_guessing_one_account_from_many_addresses_is_slowed_down_too(client, dorota):
    for number in range(100):
        client.post(
            SIGN_IN, {"username": "Dorota@example.org", "password": "x"}, REMOTE_ADDR=f"192.0.2.{number // 15}"
        )

    answer = client.post(
        SIGN_IN, {"username": "dorota@example.org", "password": "haslo-doroty-1"}, REMOTE_ADDR="198.51.100.1"
    )

    assert answer.status_code == 429


def test_the_database_refuses_two_accounts_that_differ_only_in_case(django_user_model, dorota):
    with pytest.raises(IntegrityError), transaction.atomic():
        django_user_model.objects.create_user("DOROTA@example.org", "inne-haslo-1")
