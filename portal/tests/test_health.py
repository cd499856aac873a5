"""/healthz: what machines are told about the parts of the portal."""

import socket
from datetime import timedelta

import pytest
from django.db import Error, connection
from django.urls import reverse
from django.utils import timezone

from core import emails
from core.health import SILENT_AFTER
from core.mail.models import Letter
from core.models import Heartbeat
from core.tasks import heartbeat

pytestmark = pytest.mark.django_db


def ask(client):
    return client.get(reverse("healthz"))


@pytest.fixture
def silent_redis(settings):
    """A Redis that takes the call and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        settings.REDIS_URL = f"redis://:tajne@127.0.0.1:{listener.getsockname()[1]}/0"
        yield


def test_all_is_well_when_a_worker_was_seen(client):
    heartbeat()

    response = ask(client)

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "broker": "ok",
        "letters": "ok",
        "worker": "ok",
        "worker_seen_seconds_ago": 0,
    }


def test_a_worker_that_never_came_is_told(client):
    response = ask(client)

    assert response.status_code == 503
    assert response.json()["worker"] == "silent"


def test_a_worker_that_fell_silent_is_told(client):
    Heartbeat.objects.create(name="worker", seen_at=timezone.now() - SILENT_AFTER - timedelta(seconds=1))

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["worker"] == "silent"
    assert response.json()["database"] == "ok"


def test_letters_that_do_not_leave_are_told(client):
    heartbeat()
    letter = emails.trial(to="a@example.org", asked_at=timezone.now())
    Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now() - timedelta(hours=1))

    response = ask(client)

    assert response.status_code == 503
    assert (response.json()["status"], response.json()["letters"]) == ("failing", "stalled")


def test_a_worker_keeps_one_row_however_long_it_lives():
    heartbeat()
    heartbeat()

    assert Heartbeat.objects.count() == 1


def test_a_refused_broker_is_told_without_its_password(client, settings, caplog):
    heartbeat()
    settings.REDIS_URL = "redis://:tajne@127.0.0.1:1/0"

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["broker"] == "down"
    assert response.json()["database"] == "ok"
    assert "tajne" not in response.content.decode() + caplog.text


def test_a_broker_that_hangs_does_not_hang_the_answer(client, silent_redis):
    response = ask(client)

    assert response.json()["broker"] == "down"


def test_an_embedded_broker_that_cannot_be_written_is_told(client, settings, tmp_path):
    settings.REDIS_URL = ""
    settings.BROKER_QUEUE = tmp_path / "gone"

    response = ask(client)

    assert response.json()["broker"] == "down"


def test_a_database_that_does_not_answer_is_told(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise Error("connection to server at 10.0.0.7 failed: password for portal")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["database"] == "down"
    assert response.json()["worker"] == "unknown"
    assert "10.0.0.7" not in response.content.decode()


def test_the_answer_is_never_kept_by_a_cache(client):
    assert "no-store" in ask(client).headers["Cache-Control"]


def test_monitoring_may_ask_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert ask(client).status_code in (200, 503)


def test_nothing_can_be_posted(client):
    assert client.post(reverse("healthz")).status_code == 405
