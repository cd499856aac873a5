"""Backup and restore: everything is restored, and existing data is not overwritten by mistake."""

import json
import tarfile
from pathlib import Path

import pytest

from portal.tests.instance import Instance

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("processes")]

FILL = """
from django.core.files.base import ContentFile
from accounts.models import User
from core import search
from core.models import Picture
from organizations.models import Document, Organization
from organizations.tests.factories import OrganizationFactory, ThemeFactory
User.objects.create_superuser("dorota@example.org", "haslo-doroty-1", name="Pracowniczka biura")
theme = ThemeFactory(name="Łąki i źdźbła")
for name in ("Bank Żywności", "Ochotnicza Straż Pożarna", "Kluby – „Orły”"):
    search.index(OrganizationFactory(name=name, themes=[theme]))
picture = Picture(width=10, height=10, alt="Gęś", uploaded_by=User.objects.get())
for width in ("small", "medium", "large"):
    getattr(picture, width).save(f"{width}.webp", ContentFile(width.encode()), save=False)
picture.save()
document = Document(organization=Organization.objects.first(), title="Statut", kind="statute")
document.file.save("statut.pdf", ContentFile(b"%PDF-statut"))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    with Instance(tmp_path_factory.mktemp("source")) as instance:
        instance.fill()
        instance.manage("shell", "-c", FILL)
        yield instance


@pytest.fixture(scope="module")
def archive(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archives")
    return Path(source.manage("backup", "--to", str(folder)).split()[-1])


@pytest.fixture
def target(tmp_path):
    with Instance(tmp_path / "target") as instance:
        yield instance


def rewritten(archive, path, change):
    """A copy of the archive with ``change(name, content)`` applied to each entry."""
    with tarfile.open(archive) as old, tarfile.open(path, "w:gz") as new:
        for entry in old:
            content = change(entry.name, old.extractfile(entry).read())
            part = path.with_name("part")
            part.write_bytes(content)
            new.add(part, entry.name)
    return path


def test_empty_database_is_restored_completely(source, archive, target):
    target.manage("restore", str(archive))

    assert target.tables() == source.tables()
    assert target.files() == source.files()
    assert sorted(name.partition("/")[0] for name in target.files()) == ["media", "media", "media", "private"]
    assert sum("Bank Żywności" in row for row in target.tables()["organizations_organization"]) == 1


def test_restored_portal_works(archive, target):
    target.fill()
    target.manage("restore", str(archive))

    found = "from core import search; print('found', len(search.ids('banku zywnosci', 'organization')))"
    assert "found 1" in target.manage("shell", "-v", "0", "-c", found)


def test_existing_data_is_not_replaced_by_mistake(source, archive):
    before = source.tables()

    told = source.manage("restore", str(archive), is_fine=False)

    assert "--overwrite" in told
    assert source.tables() == before


def test_existing_data_is_replaced_on_request(source, archive, target):
    target.fill()
    target.manage("shell", "-c", "from accounts.models import User; User.objects.create_user('obca@example.org')")
    for folder in ("media", "private"):
        (target.folder / folder).mkdir()
        (target.folder / folder / "stary.txt").write_text("stary")

    target.manage("restore", "--overwrite", str(archive))

    assert target.tables() == source.tables()
    assert target.files() == source.files()


def test_damaged_archive_changes_nothing(archive, target, tmp_path):
    damaged = rewritten(archive, tmp_path / "d.tar.gz", lambda name, c: b"!" if name.endswith(".webp") else c)

    told = target.manage("restore", str(damaged), is_fine=False)

    assert "damaged" in told
    assert target.tables() == {}
    assert target.files() == {}


def test_truncated_archive_is_refused(archive, target, tmp_path):
    half = tmp_path / "half.tar.gz"
    half.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])

    assert "cannot be read" in target.manage("restore", str(half), is_fine=False)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("database", "oracle", "is of oracle"), ("migrations", ["core.0999_from_the_future"], "newer version")],
)
def test_incompatible_archive_is_refused(archive, target, tmp_path, field, value, told):
    def change(name, content):
        return json.dumps(json.loads(content) | {field: value}).encode() if name == "manifest.json" else content

    other = rewritten(archive, tmp_path / "other.tar.gz", change)

    assert told in target.manage("restore", str(other), is_fine=False)
    assert target.tables() == {}


def test_archive_cannot_write_outside_its_folders(archive, target, tmp_path):
    evil = tmp_path / "evil.tar.gz"
    with tarfile.open(evil, "w:gz") as tar:
        tar.add(archive, "media/../../evil.txt")

    assert "has no place" in target.manage("restore", str(evil), is_fine=False)


def test_only_the_owner_can_read_the_archive(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_failed_backup_leaves_no_archive(target, tmp_path):
    target.env["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"

    told = target.manage("backup", "--to", str(tmp_path / "archives"), is_fine=False)

    assert "No backup was made" in told
    assert list((tmp_path / "archives").iterdir()) == []
