"""Import: a previewed spreadsheet is written exactly once."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from core import audit, search
from core.errors import DomainError
from organizations.importing import actions
from organizations.models import ImportBatch, ImportRow, InternalContact, Organization
from organizations.registry import errors
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.import_files import bring, page_of
from organizations.tests.sheets import row

pytestmark = pytest.mark.django_db

# --- writing ---


def test_nothing_is_written_while_a_row_is_wrong(office):
    batch = bring(row(krs="x"), row(name="Dobra"))

    page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert "Są jeszcze wiersze z błędem" in page.content.decode()
    assert not Organization.objects.exists()
    batch.refresh_from_db()
    assert batch.status == "preview"


def test_office_can_write_without_the_wrong_rows(office, dorota):
    batch = bring(row(krs="x"), row(name="Dobra", areas="sport"))

    office.post(page_of(batch, "apply"), {"status": "submitted", "bez_blednych": "1"})

    entry = Organization.objects.get()
    assert (entry.name, entry.status, entry.slug, entry.version) == ("Dobra", "submitted", "dobra", 1)
    assert [theme.slug for theme in entry.themes.all()] == ["sport"]
    assert batch.rows.get(outcome="new").organization == entry
    assert entry.history.get().history_user == dorota
    assert audit.events_of(entry).get().details == {"import_batch": batch.pk}


def test_published_row_is_searchable_at_once():
    actions.apply(batch=bring(row(), row(name="Inna")), by=None)

    assert len(search.ids("żółwie", "organization")) == 1


def test_changed_row_raises_the_version_of_its_entry():
    entry = OrganizationFactory(name="Fundacja Żółw", legal_form="foundation")
    actions.apply(batch=bring(row(summary="Nowe")), by=None)

    entry.refresh_from_db()
    assert (entry.mission, entry.version) == ("Nowe", 2)
    assert audit.events_of(entry).get().details["fields"] == ["mission"]


def test_double_submit_writes_once(office):
    batch = bring(row())
    for _ in range(2):
        page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert Organization.objects.count() == 1
    assert "już zapisany albo porzucony" in page.content.decode()


def test_office_contact_is_stored_separately():
    headers = ["Nazwa", "Forma", "Kontakt dla biura – osoba", "Kontakt dla biura – telefon"]
    actions.apply(batch=bring(["A", "fundacja", "Prezes", "655298123"], headers=headers), by=None)
    actions.apply(batch=bring(["A", "fundacja", "Wiceprezes", ""], headers=headers), by=None)

    contact = InternalContact.objects.get()
    assert (contact.name, contact.phone) == ("Wiceprezes", "+48 65 529 81 23")


def test_entry_changed_since_the_preview_is_not_overwritten(dorota):
    entry = OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", mission="Stare")
    batch = bring(row(summary="Nowe"))
    entries.update(organization=entry, by=dorota, mission="Ręcznie poprawione")

    with pytest.raises(actions.RegistryMoved):
        actions.apply(batch=batch, by=dorota)

    assert Organization.objects.get().mission == "Ręcznie poprawione"
    assert batch.rows.get().changes == {"mission": ["Ręcznie poprawione", "Nowe"]}
    actions.apply(batch=batch, by=dorota)
    assert Organization.objects.get().mission == "Nowe"


def test_import_with_nothing_new_shows_a_message():
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation")

    with pytest.raises(DomainError, match="nie ma nic nowego"):
        actions.apply(batch=bring(row()), by=None)


def test_dropped_import_is_closed(office):
    batch = bring(row())
    office.post(page_of(batch, "drop"))

    for refused in (
        lambda: actions.apply(batch=batch, by=None),
        lambda: actions.drop(batch=batch, by=None),
        lambda: actions.mend(row=batch.rows.get(), texts={}),
        lambda: actions.agree_columns(batch=batch, keys=["name"]),
    ):
        with pytest.raises(DomainError, match="już zapisany albo porzucony"):
            refused()
    assert not Organization.objects.exists()


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_two_concurrent_requests_writes_the_import():
    batch, said = bring(row()), []

    def write():
        try:
            actions.apply(batch=ImportBatch.objects.get(pk=batch.pk), by=None)
            said.append("written")
        except DomainError as error:
            said.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert said.count("written") == 1
    assert Organization.objects.count() == 1


# --- many rows, many people ---


def test_two_thousand_rows_need_hundreds_of_queries_not_thousands(django_assert_max_num_queries):
    rows = [row(name=f"Fundacja numer {number}", krs=str(number + 1)) for number in range(2000)]

    with django_assert_max_num_queries(30):
        batch = bring(*rows)
    with django_assert_max_num_queries(320):
        actions.apply(batch=batch, by=None)

    assert Organization.objects.count() == 2000


def test_import_requires_permission_to_add_and_change_entries(client, alice):
    batch = bring(row())
    alice.is_staff = True
    alice.save()
    client.force_login(alice)

    assert client.get(page_of(batch)).status_code == 403
    assert client.get(reverse("admin:organizations_importbatch_add")).status_code == 403
    assert client.post(page_of(batch, "apply")).status_code == 403
    assert ImportRow.objects.count() == 1


def test_missing_import_is_not_found(office):
    assert office.get("/admin/organizations/importbatch/999/change/").status_code == 404
    assert office.get("/admin/organizations/importbatch/x/change/").status_code == 404
    assert office.get(page_of(bring(row()), "apply")).status_code == 405


def test_number_taken_between_check_and_write_rolls_back_the_import(monkeypatch):
    batch = bring(row(krs="23657"), row(name="Druga"))
    real = actions._plans

    def plans_then_somebody_else_writes(*args):
        plans = real(*args)
        OrganizationFactory(krs="0000023657")
        monkeypatch.setattr(actions, "_plans", real)
        return plans

    monkeypatch.setattr(actions, "_plans", plans_then_somebody_else_writes)

    with pytest.raises(errors.EntryRefused, match="numerem KRS już jest"):
        actions.apply(batch=batch, by=None)
    batch.refresh_from_db()
    assert batch.status == "preview"
    assert not Organization.objects.exists()


def test_import_can_be_dropped_once(office):
    batch = bring(row())
    office.post(page_of(batch, "drop"))

    page = office.post(page_of(batch, "drop"), follow=True)

    assert "już zapisany albo porzucony" in page.content.decode()
