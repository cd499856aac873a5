"""/healthz: the status of each part of the portal for monitoring."""

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
    """A Redis that accepts connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        settings.REDIS_URL = f"redis://:tajne@127.0.0.1:{listener.getsockname()[1]}/0"
        yield


def test_status_is_ok_after_a_worker_heartbeat(client):
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


def test_missing_worker_is_reported(client):
    response = ask(client)

    assert response.status_code == 503
    assert response.json()["worker"] == "silent"


def test_silent_worker_is_reported(client):
    Heartbeat.objects.create(name="worker", seen_at=timezone.now() - SILENT_AFTER - timedelta(seconds=1))

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["worker"] == "silent"
    assert response.json()["database"] == "ok"


def test_stuck_letters_are_reported(client):
    heartbeat()
    letter = emails.trial(to="a@example.org", asked_at=timezone.now())
    Letter.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now() - timedelta(hours=1))

    response = ask(client)

    assert response.status_code == 503
    assert (response.json()["status"], response.json()["letters"]) == ("failing", "stalled")


def test_worker_keeps_one_row():
    heartbeat()
    heartbeat()

    assert Heartbeat.objects.count() == 1


def test_refused_broker_is_reported_without_its_password(client, settings, caplog):
    heartbeat()
    settings.REDIS_URL = "redis://:tajne@127.0.0.1:1/0"

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["broker"] == "down"
    assert response.json()["database"] == "ok"
    assert "tajne" not in response.content.decode() + caplog.text


def test_hanging_broker_does_not_block_the_response(client, silent_redis):
    response = ask(client)

    assert response.json()["broker"] == "down"


def test_read_only_embedded_broker_is_reported(client, settings, tmp_path):
    settings.REDIS_URL = ""
    settings.BROKER_QUEUE = tmp_path / "gone"

    response = ask(client)

    assert response.json()["broker"] == "down"


def test_unavailable_database_is_reported(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise Error("connection to server at 10.0.0.7 failed: password for portal")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = ask(client)

    assert response.status_code == 503
    assert response.json()["database"] == "down"
    assert response.json()["worker"] == "unknown"
    assert "10.0.0.7" not in response.content.decode()


def test_response_is_never_cached(client):
    assert "no-store" in ask(client).headers["Cache-Control"]


def test_monitoring_works_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert ask(client).status_code in (200, 503)


def test_post_is_refused(client):
    assert client.post(reverse("healthz")).status_code == 405
