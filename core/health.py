"""Health of the portal's parts, for /healthz; contains no secrets."""

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
#: Beat sends a heartbeat each minute; three missed in a row mean a failure.
SILENT_AFTER = timedelta(minutes=3)
BROKER_TIMEOUT_SECONDS = 2


def note_worker() -> None:
    """Record that a worker ran a task, which proves that beat, broker, worker and database work."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"seen_at": timezone.now()})


def report() -> dict[str, object]:
    """State of each part ("ok", "down", "silent", "unknown") and "status", which is "ok" only when all are.

    Returns within a few seconds in every case: each part is checked once, with a short timeout.
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
    """ "stalled" when letters do not leave the outbox, for any reason (core.mail.sweep)."""
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
