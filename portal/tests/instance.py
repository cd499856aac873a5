"""A separate portal for tests that start real processes: own folder, database and environment.

It uses the same services as the suite: SQLite with the embedded broker, or PostgreSQL with Redis.
"""

import contextlib
import os
import socket
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg2
import redis

from core.tests import filled_database

ROOT = Path(__file__).resolve().parent.parent.parent
# SQLite exposes the shadow tables of the search index, PostgreSQL does not; all visible tables are compared.
SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'sqlite_stat1'"
POSTGRESQL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Instance:
    """Use as ``with Instance(tmp_path) as instance``; the database is dropped afterwards."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.name = f"portal_scratch_{uuid.uuid4().hex[:12]}"
        self.is_on_sqlite = os.environ["DATABASE_URL"].startswith("sqlite")
        self.server = os.environ["DATABASE_URL"].rpartition("/")[0]
        self.redis = os.environ.get("REDIS_URL", "")
        set_by_the_suite = ("PYTEST", "DJANGO", "ALLOWED_HOSTS", "HTTPS", "DEFAULT_FROM_EMAIL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(set_by_the_suite)}
        self.env = kept | {
            "ENV_FILE": os.devnull,
            "DEBUG": "on",
            "SECRET_KEY": "for-tests-only-" * 4,
            "VAR_DIR": str(folder),
            "EMAIL_URL": f"filemail:///{folder}/mail",
            "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3"
            if self.is_on_sqlite
            else f"{self.server}/{self.name}",
        }

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.is_on_sqlite:
            filled_database.on_server(self.server, f"CREATE DATABASE {self.name}")
        self.forget_messages()
        return self

    def __exit__(self, *exc):
        if not self.is_on_sqlite:
            filled_database.on_server(self.server, f"DROP DATABASE {self.name} WITH (FORCE)")
        self.forget_messages()

    def fill(self) -> None:
        """Copy a database in the state after ``manage.py prepare``."""
        filled_database.copy(self.env["DATABASE_URL"])

    def manage(self, *words: str, is_fine: bool = True) -> str:
        """Run manage.py and return its output; the command must succeed unless ``is_fine`` is false."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert (done.returncode == 0) is is_fine, done.stdout + done.stderr
        return done.stdout + done.stderr

    def tables(self) -> dict[str, list]:
        """Every row of every table, sorted."""
        with contextlib.closing(self._connect()) as connection, contextlib.closing(connection.cursor()) as cursor:
            cursor.execute(SQLITE_TABLES if self.is_on_sqlite else POSTGRESQL_TABLES)
            names = sorted(name for (name,) in cursor.fetchall())
            found = {}
            for name in names:
                cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names from the database itself
                found[name] = sorted(map(repr, cursor.fetchall()))
            return found

    def files(self) -> dict[str, bytes]:
        """Uploaded files: public pictures and protected documents."""
        places = [path for folder in ("media", "private") for path in (self.folder / folder).rglob("*")]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in places if path.is_file()}

    def forget_messages(self) -> None:
        """Remove messages from the shared test broker so that no other instance consumes them."""
        if self.redis:
            with redis.Redis.from_url(self.redis) as broker:
                broker.delete("celery", "unacked", "unacked_index", "unacked_mutex", "_kombu.binding.celery")

    def _connect(self):
        if self.is_on_sqlite:
            return sqlite3.connect(self.folder / "portal.sqlite3")
        return psycopg2.connect(self.env["DATABASE_URL"])
