"""A real worker and a real beat beside the web process, on the broker of the test run."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from portal.tests.instance import ROOT, Instance, free_port

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("processes")]
CELERY = [sys.executable, "-m", "celery", "-q", "-A", "portal"]
BROKEN_TASK = """
from celery import shared_task
@shared_task(name="broken")
def broken(address):
    raise ValueError(f"no letter for {address}")
"""


@pytest.fixture
def instance(tmp_path):
    with Instance(tmp_path / "portal") as instance:
        instance.fill()
        yield instance


@contextlib.contextmanager
def running(instance, *command, **variables):
    """Run the command during the block; it must exit cleanly on request."""
    log = instance.folder / "log.txt"
    with log.open("a") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=instance.env | variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            process.wait(30)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def eventually(question, seconds=60):
    """Poll until the result is not empty and return it."""
    deadline = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return answer


def health(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)
    except OSError:
        return {}


def test_beat_worker_and_web_find_each_other(instance):
    port = str(free_port())
    web = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "portal.wsgi"]
    with running(instance, *web, PORT=port, WEB_CONCURRENCY="1"):
        assert eventually(lambda: health(port))["worker"] == "silent"
        with (
            running(instance, *CELERY, "worker", "--concurrency", "1"),
            running(instance, *CELERY, "beat", "--pidfile="),
        ):
            assert eventually(lambda: health(port).get("status") == "ok")


def test_queued_task_is_done_when_the_worker_starts(instance):
    instance.manage("shell", "-v", "0", "-c", "from core.tasks import heartbeat; heartbeat.delay()")

    with running(instance, *CELERY, "worker", "--concurrency", "1"):
        assert eventually(lambda: instance.tables()["core_heartbeat"])


def test_failed_task_logs_no_personal_data(instance):
    (instance.folder / "broken.py").write_text(BROKEN_TASK)
    instance.env["PYTHONPATH"] = str(instance.folder)
    production = {
        "DEBUG": "off",
        "ALLOWED_HOSTS": "localhost",
        "DEFAULT_FROM_EMAIL": "portal@example.org",
    }
    send = "from broken import broken; broken.delay('jan.nowak@example.org')"
    instance.manage("shell", "-v", "0", "-c", send)
    log = instance.folder / "log.txt"

    with running(instance, *CELERY, "worker", "--concurrency", "1", "--include", "broken", **production):
        line = eventually(lambda: [line for line in log.read_text().splitlines() if "builtins.ValueError" in line])

    assert json.loads(line[0])["logger"] == "celery.app.trace"
    assert "nowak" not in log.read_text()
