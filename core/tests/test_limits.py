"""Rate limits: who is held back, what they hear, and what happens when nothing can be counted."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache, caches

from core.limits import sentence
from core.tests.traps import as_a_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("core.tests.urls")]
NOON = datetime(2026, 3, 10, 12, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def send(client, times=1, path="/test/trzy-na-godzine/", **extra):
    return [client.post(path, **extra) for _ in range(times)][-1]


def test_as_many_as_agreed_are_let_through_and_the_next_is_not(client, clock):
    assert send(client, 3).status_code == 200

    answer = send(client)

    assert answer.status_code == 429
    assert answer["Retry-After"] == str(50 * 60)
    assert "Spróbuj ponownie za 50 minut." in answer.content.decode()


def test_a_new_hour_begins_from_nothing(client, clock):
    send(client, 4)

    clock.shift(timedelta(minutes=51))

    assert send(client).status_code == 200


def test_late_in_a_long_window_the_count_still_stands(client, clock):
    send(client, 3)

    clock.shift(timedelta(minutes=40))

    assert send(client).status_code == 429


def test_another_address_is_not_held_back(client, clock):
    send(client, 4, REMOTE_ADDR="192.0.2.1")

    assert send(client, REMOTE_ADDR="192.0.2.2").status_code == 200


def test_one_household_has_many_ipv6_addresses_and_one_count(client, clock):
    send(client, 3, REMOTE_ADDR="2001:db8:1:2::1")

    assert send(client, REMOTE_ADDR="2001:db8:1:2:ffff::9").status_code == 429
    assert send(client, REMOTE_ADDR="2001:db8:1:3::1").status_code == 200


def test_another_form_has_its_own_count(client, clock):
    send(client, 4)

    assert send(client, path="/test/inna/").status_code == 200


def test_reading_is_not_counted(client, clock):
    for _ in range(5):
        client.get("/test/trzy-na-godzine/")

    assert send(client).status_code == 200


def test_a_view_may_have_its_reading_counted(client, clock):
    assert client.get("/test/kazda-metoda/").status_code == 200
    assert client.get("/test/kazda-metoda/").status_code == 429


def test_an_invented_forwarded_address_opens_no_door(client, clock):
    send(client, 3)

    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 429


def test_behind_our_proxy_only_the_word_it_wrote_counts(client, clock, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    send(client, 3, HTTP_X_FORWARDED_FOR="203.0.113.7, 198.51.100.1")

    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.8, 198.51.100.1").status_code == 429
    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.7, 198.51.100.2").status_code == 200


def test_the_cache_never_holds_an_address(client, clock, monkeypatch):
    asked = []
    monkeypatch.setattr(type(caches["default"]), "add", lambda self, key, *args, **options: asked.append(key) or True)

    send(client, REMOTE_ADDR="192.0.2.77")

    [key] = asked
    assert key.startswith("limit:test.three:")
    assert "192.0.2.77" not in key


def test_a_form_over_the_limit_keeps_what_was_typed(client, clock):
    data = as_a_person(message="Dzień dobry, jest błąd w telefonie.")
    send(client, 2, path="/test/list/", data=data)

    answer = send(client, path="/test/list/", data=data)

    assert answer.status_code == 429
    assert "Dzień dobry, jest błąd w telefonie." in answer.content.decode()
    assert "Zbyt wiele prób w krótkim czasie." in answer.content.decode()


def test_when_the_cache_is_down_people_get_through_and_the_log_says_so(client, settings, caplog):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    with caplog.at_level(logging.WARNING, logger="core.limits"):
        answer = send(client, 4)

    assert answer.status_code == 200
    assert "limit test.three is not counted: ConnectionError" in caplog.messages


@pytest.mark.parametrize(
    ("wait", "ending"),
    [
        (1, "za 1 minutę."),
        (61, "za 2 minuty."),
        (5 * 60, "za 5 minut."),
        (22 * 60, "za 22 minuty."),
        (3 * 3600, "za 3 godziny."),
        (24 * 3600, "za 24 godziny."),
    ],
)
def test_the_wait_is_told_in_good_polish(wait, ending):
    assert sentence(wait).endswith(ending)
