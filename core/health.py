"""Whether the parts of the portal answer: what /healthz tells to machines, without a secret in it."""

import logging
import tempfile
from datetime import timedelta

import redis
from django.conf import settings
from django.db import Error
from django.utils import timezone
from redis.backoff import NoBackoff
from redis.retry import Retry

from core.mail.sweep import stalled
from core.models import Heartbeat

logger = logging.getLogger(__name__)

WORKER = "worker"
#: Beat asks for a heartbeat each minute; three missed in a row are no accident.
SILENT_AFTER = timedelta(minutes=3)
BROKER_TIMEOUT_SECONDS = 2


def note_worker() -> None:
    """Note that a worker carried out a task now, so that beat, broker, worker and database all work."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"seen_at": timezone.now()})


def report() -> dict[str, object]:
    """State of each part ("ok", "down", "silent", "unknown") and "status", which is "ok" only when all are.

    Answers within a few seconds whatever is broken: each part is asked once, with a short patience.
    """
    parts = _database_and_worker() | {"broker": _broker(), "letters": _letters()}
    healthy = all(state == "ok" for name, state in parts.items() if name != "worker_seen_seconds_ago")
    return {"status": "ok" if healthy else "failing"} | parts


def _database_and_worker() -> dict[str, object]:
    try:
        seen_at = Heartbeat.objects.filter(name=WORKER).values_list("seen_at", flat=True).first()
    except Error as error:
        logger.error("the database does not answer: %s", error)
        return {"database": "down", "worker": "unknown", "worker_seen_seconds_ago": None}
    if seen_at is None:
        return {"database": "ok", "worker": "silent", "worker_seen_seconds_ago": None}
    age = timezone.now() - seen_at
    state = "ok" if age < SILENT_AFTER else "silent"
    return {"database": "ok", "worker": state, "worker_seen_seconds_ago": round(age.total_seconds())}


def _letters() -> str:
    """Whether letters leave: "stalled" when the outbox stands still, whoever is to blame (core.mail.sweep)."""
    try:
        return "stalled" if stalled() else "ok"
    except Error:
        return "unknown"


def _broker() -> str:
    try:
        if settings.REDIS_URL:
            _ping_redis()
        else:
            tempfile.TemporaryFile(dir=settings.BROKER_QUEUE).close()
    except (redis.RedisError, OSError) as error:
        logger.error("the broker does not answer: %s", error)
        return "down"
    return "ok"


def _ping_redis() -> None:
    patience = {"socket_timeout": BROKER_TIMEOUT_SECONDS, "socket_connect_timeout": BROKER_TIMEOUT_SECONDS}
    with redis.Redis.from_url(settings.REDIS_URL, retry=Retry(NoBackoff(), 0), **patience) as client:
        client.ping()
