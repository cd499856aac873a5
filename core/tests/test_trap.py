"""The invisible trap on public forms: bots are refused, people lose nothing."""

import re

import pytest
from django.core.cache import cache

from core.tests.traps import as_a_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("core.tests.urls")]
MESSAGE = "Numer telefonu jest nieaktualny."


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def send(client, **changes):
    return client.post("/test/list/", as_a_person(message=MESSAGE) | changes)


def typed_again(answer) -> dict:
    """What a browser would send when the person submits the returned form again."""
    inputs = re.findall(r"<input[^>]*>", answer.content.decode())
    names = [re.search(r'name="([^"]+)"', tag)[1] for tag in inputs]
    values = [(re.search(r'value="([^"]*)"', tag) or ["", ""])[1] for tag in inputs]
    return dict(zip(names, values, strict=True))


def test_person_passes_and_the_view_sees_only_its_own_fields(client):
    answer = send(client)

    assert answer.content.decode() == repr([("email", ""), ("message", MESSAGE), ("phone", "")])


def test_trap_is_hidden_from_sight_screen_readers_and_keyboard(client):
    page = client.get("/test/list/").content.decode()

    [trap] = re.findall(r"<span[^>]*>Zostaw to pole puste.*?</span>", page, re.DOTALL)
    assert 'class="visually-hidden" aria-hidden="true"' in trap
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap
    assert "<label" not in trap


def test_filled_trap_is_refused_politely_and_typed_text_is_kept(client):
    answer = send(client, homepage_url="https://spam.example")

    page = answer.content.decode()
    assert "Nic nie zginęło – wyślij go, proszę, jeszcze raz." in page
    assert MESSAGE in page
    assert "spam.example" not in page


def test_person_with_an_autofilled_trap_passes_the_second_time(client):
    answer = send(client, homepage_url="https://spam.example")

    again = typed_again(answer) | {"opened": as_a_person()["opened"]}

    assert client.post("/test/list/", again).content.decode().startswith("[(")


def test_form_sent_too_fast_is_refused(client):
    answer = client.post("/test/list/", as_a_person(seconds=0, message=MESSAGE))

    assert "szybciej, niż da się go wypełnić" in answer.content.decode()
    assert MESSAGE in answer.content.decode()


def test_form_open_for_two_days_is_renewed(client):
    old = as_a_person(seconds=48 * 3600, message=MESSAGE)

    answer = client.post("/test/list/", old)

    assert "był otwarty bardzo długo" in answer.content.decode()
    assert MESSAGE in answer.content.decode()
    assert typed_again(answer)["opened"] not in ("", old["opened"])


@pytest.mark.parametrize("opened", ["", "form:abc:def", "form"])
def test_forged_opening_time_is_refused(client, opened):
    answer = send(client, opened=opened)

    assert "Nie udało się wysłać formularza." in answer.content.decode()


def test_fields_set_the_phone_keyboard_and_address_autocomplete(client):
    page = client.get("/test/list/").content.decode()

    assert re.search(r'<input type="email"[^>]*autocomplete="email"', page)
    assert re.search(r'<input type="tel"[^>]*autocomplete="tel"', page)


def test_phone_number_is_normalized(client):
    assert "'+48 65 529 81 23'" in send(client, phone="(65) 529-81-23").content.decode()


def test_phone_number_with_a_missing_digit_is_refused(client):
    assert "Wpisz numer telefonu: 9 cyfr" in send(client, phone="65 529 81 2").content.decode()
