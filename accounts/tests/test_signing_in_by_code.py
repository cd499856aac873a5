"""Signing in without a password: by a code from a letter."""

import pytest
from django.core.cache import cache

from accounts.adapter import WRONG_CODE
from accounts.tests.doors import BY_CODE, ENTER_CODE, code_in, is_inside, last_letter
from core.mail.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_the_code_arrives_once_and_opens_the_door(client, alice, delivered):
    client.post(BY_CODE, {"email": "Alice@example.org"})
    [letter] = delivered()

    assert letter.to == ["alice@example.org"]
    client.post(ENTER_CODE, {"code": code_in(last_letter("sign_in_code"))})
    assert is_inside(client)


def test_the_letter_with_the_code_is_for_its_reader_alone(client, alice):
    client.post(BY_CODE, {"email": "alice@example.org"})

    assert last_letter("sign_in_code").is_confidential


def test_a_wrong_code_is_told_politely(client, alice):
    client.post(BY_CODE, {"email": "alice@example.org"})

    assert WRONG_CODE in client.post(ENTER_CODE, {"code": "AAAA-AAAA"}).content.decode()
    assert not is_inside(client)


def test_another_person_s_code_opens_nothing(client, alice, bob):
    other = type(client)()
    other.post(BY_CODE, {"email": "bob@example.org"})
    code = code_in(last_letter("sign_in_code"))
    client.post(BY_CODE, {"email": "alice@example.org"})

    client.post(ENTER_CODE, {"code": code})

    assert not is_inside(client)


def test_who_has_no_account_gets_the_same_page_and_a_letter_that_says_so(client, alice):
    known = client.post(BY_CODE, {"email": "alice@example.org"})
    unknown = type(client)().post(BY_CODE, {"email": "nikt@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert last_letter("not_known").to == "nikt@example.org"


@pytest.mark.usefixtures("new_hour")
def test_no_mailbox_is_flooded(client, alice):
    for _ in range(5):
        type(client)().post(BY_CODE, {"email": "alice@example.org"})

    answer = type(client)(REMOTE_ADDR="192.0.2.9").post(BY_CODE, {"email": "ALICE@example.org"})

    assert answer.status_code == 429
    assert Letter.objects.count() == 5


def test_an_empty_form_sent_again_and_again_is_no_flood_of_a_mailbox(client):
    answers = {client.post(BY_CODE, {"email": ""}).status_code for _ in range(10)}

    assert answers == {200}
