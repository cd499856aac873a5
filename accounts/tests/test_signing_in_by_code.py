"""Signing in without a password, by a code from a letter."""

import pytest
from django.core.cache import cache

from accounts.adapter import WRONG_CODE
from accounts.tests.doors import BY_CODE, ENTER_CODE, code_in, is_inside, last_letter
from core.mail.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_code_is_sent_once_and_signs_in(client, alice, delivered):
    client.post(BY_CODE, {"email": "Alice@example.org"})
    [letter] = delivered()

    assert letter.to == ["alice@example.org"]
    client.post(ENTER_CODE, {"code": code_in(last_letter("sign_in_code"))})
    assert is_inside(client)


def test_letter_with_the_code_is_confidential(client, alice):
    client.post(BY_CODE, {"email": "alice@example.org"})

    assert last_letter("sign_in_code").is_confidential


def test_wrong_code_shows_a_polite_error(client, alice):
    client.post(BY_CODE, {"email": "alice@example.org"})

    assert WRONG_CODE in client.post(ENTER_CODE, {"code": "AAAA-AAAA"}).content.decode()
    assert not is_inside(client)


def test_code_of_another_person_is_refused(client, alice, bob):
    other = type(client)()
    other.post(BY_CODE, {"email": "bob@example.org"})
    code = code_in(last_letter("sign_in_code"))
    client.post(BY_CODE, {"email": "alice@example.org"})

    client.post(ENTER_CODE, {"code": code})

    assert not is_inside(client)


def test_unknown_address_gets_the_same_page_and_a_letter_about_it(client, alice):
    known = client.post(BY_CODE, {"email": "alice@example.org"})
    unknown = type(client)().post(BY_CODE, {"email": "nikt@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert last_letter("not_known").to == "nikt@example.org"


@pytest.mark.usefixtures("new_hour")
def test_letters_to_one_address_are_limited(client, alice):
    for _ in range(5):
        type(client)().post(BY_CODE, {"email": "alice@example.org"})

    answer = type(client)(REMOTE_ADDR="192.0.2.9").post(BY_CODE, {"email": "ALICE@example.org"})

    assert answer.status_code == 429
    assert Letter.objects.count() == 5


def test_repeated_empty_form_does_not_count_towards_the_limit(client):
    answers = {client.post(BY_CODE, {"email": ""}).status_code for _ in range(10)}

    assert answers == {200}
