"""One archive with all data of the portal: the database, the files, and a manifest with checksums.

It holds personal data, so only its owner can read the archive. The secrets of .env are
not included (docs/operations.md, "Backup").
"""

import contextlib
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.loader import MigrationLoader

from core.errors import DomainError

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database"
BLOCK = 2**20


def write(folder: Path) -> Path:
    """Write a new archive to ``folder`` and return its path; a partial archive never appears there.

    The database is dumped first, as of one moment; the files follow, so that every row has its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    archive = folder / f"portal-{now:%Y-%m-%d-%H%M%S}.tar.gz"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as name:
        dump, unfinished = Path(name) / DATABASE, Path(name) / archive.name
        dump_database(dump)
        digests = {}
        with open(unfinished, "xb", opener=_private) as raw, tarfile.open(fileobj=raw, mode="w:gz") as tar:
            for inside, path in [(DATABASE, dump), *_files()]:
                with contextlib.suppress(FileNotFoundError):  # deleted by the office during the backup
                    digest = digest_of(path)
                    tar.add(path, inside, recursive=False)
                    digests[inside] = digest
            manifest = json.dumps(describe(now) | {"sha256": digests}, indent=1).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(manifest)
            tar.addfile(entry, io.BytesIO(manifest))
        unfinished.replace(archive)
    return archive


def restore(archive: Path, *, overwrite: bool = False) -> dict:
    """Restore what ``archive`` holds and return its manifest.

    Everything is unpacked and checked against the manifest before any data is changed. Existing data
    is replaced only with ``overwrite``.
    """
    if not overwrite and not is_empty():
        raise DomainError("There is data here already. Give --overwrite to replace it by the archive.")
    settings.MEDIA_ROOT.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.MEDIA_ROOT.parent, prefix=".restore-") as name:
        folder = Path(name)
        manifest = unpack(archive, folder)
        check(manifest)
        load_database(folder / DATABASE)
        for inside, root in _folders().items():
            (folder / inside).mkdir(exist_ok=True)
            if root.exists():
                root.rename(folder / f"replaced-{inside}")
            (folder / inside).rename(root)
    return manifest


def is_empty() -> bool:
    """Whether there is no data: no accounts, no organisations, no files."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in {"accounts_user", "organizations_organization"}.intersection(tables):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - names from this file
            if cursor.fetchone():
                return False
    return next(_files(), None) is None


def describe(now: datetime) -> dict:
    return {
        "format": FORMAT,
        "made_at": now.isoformat(timespec="seconds"),
        "database": connection.vendor,
        "django": django.get_version(),
        "migrations": sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations),
    }


def check(manifest: dict) -> None:
    """Raise if this code or this database cannot load the archive."""
    if manifest["format"] != FORMAT:
        raise DomainError("The archive was made by another version of this command.")
    if manifest["database"] != connection.vendor:
        raise DomainError(f"The archive is of {manifest['database']}, the database here is {connection.vendor}.")
    known = {".".join(key) for key in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if newer := set(manifest["migrations"]) - known:
        raise DomainError(f"The archive is of a newer version of the portal: {', '.join(sorted(newer))}.")


def unpack(archive: Path, folder: Path) -> dict:
    """Unpack the archive below ``folder`` and check each file against the manifest; nothing else is written."""
    found = {}
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for entry in tar:
                inside = Path(entry.name)
                if not entry.isfile() or inside.is_absolute() or ".." in inside.parts:
                    raise DomainError(f"{entry.name} has no place in an archive of the portal.")
                target = folder / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as output:
                    shutil.copyfileobj(tar.extractfile(entry), output, BLOCK)
                found[entry.name] = digest_of(target)
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise DomainError(f"The archive cannot be read: {type(error).__name__}.") from error
    found.pop(MANIFEST)
    if found != manifest["sha256"]:
        wrong = {name for name, _ in found.items() ^ manifest["sha256"].items()}
        raise DomainError(f"The archive is damaged: {', '.join(sorted(wrong))}.")
    return manifest


def dump_database(path: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        copy.close()
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")


def load_database(path: Path) -> None:
    """Replace the whole database: old tables are dropped first, so that none survives."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            copy.backup(connection.connection)
        copy.close()
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction")
    _postgresql("pg_restore", *options, f"--dbname={connection.settings_dict['NAME']}", str(path))


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _folders() -> dict[str, Path]:
    """Folders of uploaded files: public pictures and private documents (core.files.uploads)."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(storages["private"].location)}


def _files() -> Iterator[tuple[str, Path]]:
    for inside, root in _folders().items():
        for path in sorted(root.rglob("*")):
            if path.is_file():
                yield f"{inside}/{path.relative_to(root).as_posix()}", path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _postgresql(program: str, *options: str) -> None:
    """Run pg_dump or pg_restore on our database; the password is passed in the environment, not in arguments."""
    parameters, variables = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *parameters, database = parameters[1:]
    if program == "pg_dump":
        options = (*options, database)
    done = subprocess.run(  # noqa: S603 - our own command
        [program, *parameters, *options],
        env=os.environ | (variables or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DomainError(f"{program}: {done.stderr.strip()}")
