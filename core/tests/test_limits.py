"""Rate limits: what is refused, the message, and what happens when the cache is down."""

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


def test_requests_within_the_limit_pass_and_the_next_is_refused(client, clock):
    assert send(client, 3).status_code == 200

    answer = send(client)

    assert answer.status_code == 429
    assert answer["Retry-After"] == str(50 * 60)
    assert "Spróbuj ponownie za 50 minut." in answer.content.decode()


def test_new_hour_resets_the_count(client, clock):
    send(client, 4)

    clock.shift(timedelta(minutes=51))

    assert send(client).status_code == 200


def test_count_is_kept_until_the_end_of_the_window(client, clock):
    send(client, 3)

    clock.shift(timedelta(minutes=40))

    assert send(client).status_code == 429


def test_another_address_is_not_limited(client, clock):
    send(client, 4, REMOTE_ADDR="192.0.2.1")

    assert send(client, REMOTE_ADDR="192.0.2.2").status_code == 200


def test_ipv6_network_of_a_household_has_one_count(client, clock):
    send(client, 3, REMOTE_ADDR="2001:db8:1:2::1")

    assert send(client, REMOTE_ADDR="2001:db8:1:2:ffff::9").status_code == 429
    assert send(client, REMOTE_ADDR="2001:db8:1:3::1").status_code == 200


def test_another_form_has_its_own_count(client, clock):
    send(client, 4)

    assert send(client, path="/test/inna/").status_code == 200


def test_get_requests_are_not_counted(client, clock):
    for _ in range(5):
        client.get("/test/trzy-na-godzine/")

    assert send(client).status_code == 200


def test_view_may_count_every_method(client, clock):
    assert client.get("/test/kazda-metoda/").status_code == 200
    assert client.get("/test/kazda-metoda/").status_code == 429


def test_forged_forwarded_address_does_not_bypass_the_limit(client, clock):
    send(client, 3)

    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 429


def test_only_the_address_added_by_our_proxy_counts(client, clock, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    send(client, 3, HTTP_X_FORWARDED_FOR="203.0.113.7, 198.51.100.1")

    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.8, 198.51.100.1").status_code == 429
    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.7, 198.51.100.2").status_code == 200


def test_cache_stores_no_address(client, clock, monkeypatch):
    asked = []
    monkeypatch.setattr(type(caches["default"]), "add", lambda self, key, *args, **options: asked.append(key) or True)

    send(client, REMOTE_ADDR="192.0.2.77")

    [key] = asked
    assert key.startswith("limit:test.three:")
    assert "192.0.2.77" not in key


def test_form_over_the_limit_keeps_the_typed_text(client, clock):
    data = as_a_person(message="Dzień dobry, jest błąd w telefonie.")
    send(client, 2, path="/test/list/", data=data)

    answer = send(client, path="/test/list/", data=data)

    assert answer.status_code == 429
    assert "Dzień dobry, jest błąd w telefonie." in answer.content.decode()
    assert "Zbyt wiele prób w krótkim czasie." in answer.content.decode()


def test_cache_failure_lets_requests_pass_and_is_logged(client, settings, caplog):
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
def test_wait_is_in_correct_polish(wait, ending):
    assert sentence(wait).endswith(ending)
