"""A filled database, made once per database engine and copied for each test process and each started instance.

It is kept between runs until code changes that writes into an empty database. SQLite keeps it in ``var/``,
PostgreSQL beside the database of ``DATABASE_URL`` and under its name, so that two checkouts stay separate.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "filled-databases"
#: Folders and files of the apps that decide the content of an empty database.
FOLDERS = {"migrations", "clauses", "first"}
FILES = {"roles.py", "first.py", "seeding.py", "schema.py", "clauses.py", "prepare.py"}


def fill(url: str) -> None:
    """Turn an empty database into one that the portal can serve; the only place in the tests that does it."""
    with tempfile.TemporaryDirectory(prefix="portal-fill-") as var:
        variables = {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "ENV_FILE": os.devnull,
            "DEBUG": "on",
            "SECRET_KEY": "for-tests-only-" * 4,
            "VAR_DIR": var,
            "DATABASE_URL": url,
        }
        command = [sys.executable, "manage.py", "prepare"]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr


def copy(url: str) -> None:
    """Replace the database at ``url`` with a copy of the filled one."""
    server, _, name = url.rpartition("/")
    with _locked():
        if url.startswith("sqlite"):
            shutil.copyfile(_file(), url.removeprefix("sqlite:///"))
        else:
            on_server(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            on_server(server, f'CREATE DATABASE "{name}" TEMPLATE "{_database(server)}"')


@contextlib.contextmanager
def copied_for_the_suite() -> Iterator[None]:
    """Make Django use a copy, under the name of this process's test database."""
    name = connection.creation._get_test_db_name()
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    connection.close()
    copy(f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{server}/{name}")
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    if connection.vendor == "sqlite":
        shutil.copyfile(name, f"{name}-filled")
        yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA filled")
            for table in _tables_with_rows(cursor):
                cursor.execute(f'CREATE TABLE filled."{table}" AS TABLE public."{table}"')
        yield
        connection.close()
        on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def put_back() -> None:
    """Undo what a committing test wrote: every table has the rows of the copy again.

    Django's own way (TRUNCATE, then a save of each object) takes seconds on PostgreSQL.
    """
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(f"{name}-filled", name)
    else:  # foreign keys are checked at the end of the transaction, so the order of tables does not matter
        with transaction.atomic(), connection.cursor() as cursor:
            for table in _tables_with_rows(cursor):
                cursor.execute(f'DELETE FROM public."{table}"')  # noqa: S608
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'filled'")
            for (table,) in cursor.fetchall():
                cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM filled."{table}"')  # noqa: S608


def _tables_with_rows(cursor: CursorWrapper) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = [name for (name,) in cursor.fetchall()]
    each = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM public.\"{name}\")" for name in names)  # noqa: S608
    cursor.execute(" UNION ALL ".join(each))
    return [name for (name,) in cursor.fetchall()]


def on_server(server: str, statement: str) -> list[tuple]:
    """Run one statement that cannot run in a transaction, such as CREATE DATABASE."""
    maintenance = psycopg2.connect(urlsplit(server)._replace(path="/postgres").geturl())
    maintenance.autocommit = True
    with contextlib.closing(maintenance), maintenance.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def _file() -> Path:
    """The filled SQLite database; made now if there is none for the current code."""
    path = FOLDER / f"{_key()}.sqlite3"
    if not path.exists():
        for outdated in FOLDER.glob("*.sqlite3*"):
            outdated.unlink()
        unfinished = path.with_suffix(".sqlite3-unfinished")
        fill(f"sqlite:///{unfinished}")
        with contextlib.closing(sqlite3.connect(unfinished)) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        unfinished.rename(path)
    return path


def _database(server: str) -> str:
    """The same on PostgreSQL."""
    family = f"filled_for_{urlsplit(os.environ['DATABASE_URL']).path.strip('/')}_"
    name = family + _key()
    all_names = [found for (found,) in on_server(server, "SELECT datname FROM pg_database")]
    if name not in all_names:
        for outdated in (found for found in all_names if found.startswith(family)):
            on_server(server, f'DROP DATABASE "{outdated}" WITH (FORCE)')
        on_server(server, f'CREATE DATABASE "{family}unfinished"')
        fill(f"{server}/{family}unfinished")
        on_server(server, f'ALTER DATABASE "{family}unfinished" RENAME TO "{name}"')
    return name


def _key() -> str:
    """Sixteen characters that change when the content of a filled database may change."""
    content = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in sorted(path.parent for path in ROOT.glob("*/__init__.py")):
        for path in sorted(app.rglob("*")):
            is_source = path.suffix != ".pyc" and path.is_file()
            if is_source and (path.name in FILES or FOLDERS & set(path.relative_to(ROOT).parts)):
                content.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    content.update(b"redis" if os.environ.get("REDIS_URL") else b"")  # without Redis the cache is a table
    return content.hexdigest()[:16]


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """A lock for the processes of this checkout: one builds the database, the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
