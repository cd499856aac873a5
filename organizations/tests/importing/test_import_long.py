"""Import: a worker writes long files in the background."""

import pytest

from organizations.importing import actions, tasks
from organizations.models import Organization
from organizations.tests.factories import OrganizationFactory
from organizations.tests.import_files import bring, outcomes, page_of
from organizations.tests.sheets import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_batch(monkeypatch):
    """A batch of two rows; every import counts as long."""
    monkeypatch.setattr(actions, "LONG_FROM", 1)
    return bring(row(), row(name="Druga"))


def test_long_import_is_written_once_by_a_worker(office, dorota, long_batch):
    office.post(page_of(long_batch, "apply"), {"status": "submitted"})
    assert "Portal zapisuje ten import" in office.get(page_of(long_batch)).content.decode()
    assert not Organization.objects.exists()

    tasks.write_waiting_imports()
    tasks.write_waiting_imports()

    long_batch.refresh_from_db()
    assert long_batch.status == "applied"
    assert {entry.status for entry in Organization.objects.all()} == {"submitted"}
    assert Organization.objects.first().history.get().history_user == dorota


def test_long_import_with_a_wrong_row_is_refused_at_once(office, monkeypatch):
    monkeypatch.setattr(actions, "LONG_FROM", 1)
    batch = bring(row(krs="x"), row(name="Druga"))

    page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert "Są jeszcze wiersze z błędem" in page.content.decode()


def test_long_import_with_a_conflict_returns_with_the_reason(office, long_batch):
    office.post(page_of(long_batch, "apply"), {"status": "published"})
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", phone="+48 65 529 81 23")

    tasks.write_waiting_imports()

    page = office.get(page_of(long_batch))
    assert "Od przygotowania podglądu" in page.content.decode()
    assert outcomes(long_batch) == {2: "same", 3: "new"}
    assert Organization.objects.count() == 1
