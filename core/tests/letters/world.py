"""A small installation with its own database, broker, mail server, workers and beat, each a real process.

It uses the services of the current test run: SQLite and the filesystem broker, or PostgreSQL and Redis.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg2
import redis
from django.conf import settings
from django.db import connection

from core.tests import filled_database

ROOT = Path(__file__).resolve().parents[3]
#: Longer than any wait on a working machine; a test that exceeds it fails.
PATIENCE_SECONDS = 150
#: Exit codes: still running, finished, killed by the test.
FINE = (None, 0, -signal.SIGKILL)
BROKER_KEYS = ("celery", "unacked", "_kombu")


class World:
    def __init__(self, folder: Path):
        self.folder, self.received = folder, folder / "received.txt"
        self.received.touch()
        self._at_the_end = ExitStack()
        self._processes: list[subprocess.Popen] = []

    def __enter__(self):
        self._variables = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PYTHONPATH": str(ROOT),
            "ENV_FILE": os.devnull,
            "DEBUG": "off",
            "SECRET_KEY": "for-tests-only-" * 4,
            "ALLOWED_HOSTS": "localhost",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self._database(),
            "REDIS_URL": settings.REDIS_URL,
            "DEFAULT_FROM_EMAIL": "portal@example.org",
            "LETTERS_LEASE": "6",
            "LETTERS_SWEEP": "1",
        }
        self._empty_redis()
        self._at_the_end.callback(self._empty_redis)
        self._variables["EMAIL_URL"] = f"smtp://127.0.0.1:{self._mail_server()}"
        return self

    def __exit__(self, *error):
        self._at_the_end.close()

    def start(self, name: str, *words: str) -> subprocess.Popen:
        log = self._at_the_end.enter_context((self.folder / f"{name}.log").open("a"))
        process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=self._variables, stdout=log, stderr=subprocess.STDOUT
        )
        self._at_the_end.callback(end, process)
        self._processes.append(process)
        return process

    def worker(self, name: str) -> subprocess.Popen:
        options = ["--pool=solo", "--loglevel=info", f"--hostname={name}@test"]
        return self.start(name, "-m", "celery", "-A", "portal", "worker", *options)

    def beat(self) -> subprocess.Popen:
        return self.start("beat", "-m", "celery", "-A", "portal", "beat", "--loglevel=info")

    def empty_the_broker(self) -> None:
        for file in (self.folder / "broker" / "queue").glob("*.msg"):
            file.unlink(missing_ok=True)
        self._empty_redis()

    def letters(self) -> dict[str, str]:
        """Status of each letter by address."""
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute('SELECT "to", status FROM core_letter')
            return dict(cursor.fetchall())

    def arrivals(self) -> list[str]:
        return self.received.read_text().splitlines()

    def wait_until(self, true, what: str) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not true():
            if time.monotonic() > until or any(process.poll() not in FINE for process in self._processes):
                logs = "\n".join(f"{log.name}:\n{log.read_text()[-3000:]}" for log in self.folder.glob("*.log"))
                raise AssertionError(f"Waited in vain until {what}.\n{logs}")
            time.sleep(0.05)

    def _mail_server(self) -> int:
        process = subprocess.Popen(
            [sys.executable, "-m", "core.tests.letters.server", str(self.received)],
            cwd=ROOT,
            env=self._variables,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._at_the_end.enter_context(process.stdout)
        self._at_the_end.callback(end, process)
        return int(process.stdout.readline())

    def _database(self) -> str:
        if connection.vendor == "sqlite":
            file = self.folder / "portal.sqlite3"
            self._connect = lambda: sqlite3.connect(file, timeout=30)
            filled_database.copy(f"sqlite:///{file}")
            return f"sqlite:///{file}"
        server, name = os.environ["DATABASE_URL"].rpartition("/")[0], f"test_letters_{os.getpid()}"
        filled_database.copy(f"{server}/{name}")
        self._at_the_end.callback(filled_database.on_server, server, f"DROP DATABASE {name} WITH (FORCE)")
        self._connect = lambda: psycopg2.connect(f"{server}/{name}")
        return f"{server}/{name}"

    def _empty_redis(self) -> None:
        if settings.REDIS_URL:
            with redis.Redis.from_url(settings.REDIS_URL) as client:
                for key in client.scan_iter():
                    if key.decode().startswith(BROKER_KEYS):
                        client.delete(key)


def end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.kill()
    process.wait(30)
