"""A broker that does not answer: writes are kept, requests do not block, beat retries."""

import re

import pytest

from portal.tests.instance import Instance, free_port
from portal.tests.test_worker import CELERY, eventually, running

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("processes")]

WRITE_AND_HAND_OVER = """
from time import monotonic
from django.db import transaction
from core import tasks, workers
from core.mail import wakeup
from core.models import ListVersion
started = monotonic()
with transaction.atomic():
    ListVersion.objects.create(name="written", version=1)
    workers.hand_over_after_commit(tasks.heartbeat)
    wakeup.wake_after_commit()
print("went on after", round(monotonic() - started), "seconds")
"""


@pytest.fixture
def instance(tmp_path):
    with Instance(tmp_path) as instance:
        instance.fill()
        yield instance


def test_broker_outage_keeps_writes_and_does_not_block_requests(instance):
    broker = instance.env.get("REDIS_URL", "")
    instance.env["REDIS_URL"] = f"redis://127.0.0.1:{free_port()}/0"

    told = instance.manage("shell", "-v", "0", "-c", WRITE_AND_HAND_OVER)

    assert int(re.search(r"went on after (\d+) seconds", told)[1]) < 4
    assert told.count("was not handed to a worker, beat will ask again: OperationalError") == 2
    assert any("written" in row for row in instance.tables()["core_listversion"])
    instance.env["REDIS_URL"] = broker


def test_unqueued_work_is_done_when_the_broker_is_back(instance):
    broker = instance.env.get("REDIS_URL", "")
    instance.env["REDIS_URL"] = f"redis://127.0.0.1:{free_port()}/0"
    instance.manage("shell", "-v", "0", "-c", WRITE_AND_HAND_OVER)
    assert not instance.tables()["core_heartbeat"]
    instance.env["REDIS_URL"] = broker

    with running(instance, *CELERY, "worker", "--concurrency", "1"), running(instance, *CELERY, "beat", "--pidfile="):
        assert eventually(lambda: instance.tables()["core_heartbeat"])
