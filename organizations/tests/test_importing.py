"""Import: a spreadsheet is shown row by row, mended where it is wrong, and written exactly once."""

import threading
from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from core import audit, search
from core.errors import DomainError
from organizations import actions, tasks
from organizations.importing import batches
from organizations.models import ImportBatch, ImportRow, InternalContact, Organization
from organizations.tests.factories import OrganizationFactory, ThemeFactory
from organizations.tests.sheets import HEADERS, csv_upload, row, xlsx_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _themes():
    ThemeFactory(slug="seniorzy", name="Seniorzy")
    ThemeFactory(slug="sport", name="Sport i turystyka")


def bring(*rows, headers=HEADERS, **options):
    return batches.bring(upload=csv_upload(*rows, headers=headers, encoding="windows-1250"), by=None, **options)


def outcomes(batch):
    return dict(batch.rows.values_list("number", "outcome"))


def page_of(batch, name="change", *rest):
    return reverse(f"admin:organizations_importbatch_{name}", args=[batch.pk, *rest])


# --- what would become of each row ---


def test_a_new_row_is_shown_and_nothing_is_written():
    batch = bring(row(krs="23657", areas="osoby starsze; sport"))

    shown = batch.rows.get()
    assert shown.outcome == "new"
    assert shown.changes["krs"] == ["", "0000023657"]
    assert shown.changes["themes"][1] == "Sport i turystyka, Seniorzy" or "Seniorzy" in shown.changes["themes"][1]
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    ("known_by", "typed"),
    [
        ({"krs": "0000023657"}, {"krs": "23657", "name": "Inna nazwa"}),
        ({"nip": "6971900784"}, {"nip": "697-190-07-84", "name": "Inna nazwa"}),
        ({"name": "Fundacja „Żółw”", "city": "Leszno"}, {"name": "FUNDACJA ŻÓŁW", "city": "leszno"}),
        ({"name": "Fundacja Żółw", "city": ""}, {"name": "Fundacja Żółw", "city": "Leszno"}),
    ],
)
def test_a_row_is_matched_by_its_numbers_then_by_name_and_town(known_by, typed):
    entry = OrganizationFactory(**known_by)

    batch = bring(row(**typed))

    assert batch.rows.get().organization == entry


def test_the_same_name_in_another_town_is_another_body():
    OrganizationFactory(name="Fundacja Żółw", city="Rydzyna")

    assert outcomes(bring(row())) == {2: "new"}


def test_a_branch_is_never_matched_by_the_number_of_its_parent():
    OrganizationFactory(name="Fundacja Dr Clown", krs="0000024181")

    batch = bring(row(name="Dr Clown Oddział Leszno", form="oddział", krs="24181"))

    assert outcomes(batch) == {2: "new"}


def test_a_change_is_shown_field_by_field_and_an_empty_cell_erases_nothing():
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", phone="+48 65 529 81 23", mission="Stare")

    batch = bring(row(summary="Nowe"))

    assert batch.rows.get().changes == {"mission": ["Stare", "Nowe"]}


def test_the_same_again_is_no_change():
    batch = bring(row(krs="23657", areas="sport", phone="655298123"))
    batches.apply(batch=batch, by=None)

    assert outcomes(bring(row(krs="23657", areas="sport", phone="655298123"))) == {2: "same"}


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [
        ({"krs": "12345678901"}, "krs", "ma 10 cyfr"),
        ({"nip": "123"}, "nip", "NIP ma 10 cyfr"),
        ({"phone": "12"}, "phone", "9 cyfr"),
        ({"form": "kosmiczna"}, "legal_form", "Nie znam formy prawnej „kosmiczna”"),
        ({"form": ""}, "legal_form", "Brakuje formy prawnej"),
        ({"name": ""}, "name", "Brakuje nazwy"),
        ({"name": "=1+1"}, "name", "jest formuła"),
        ({"summary": "x" * 300}, "mission", "najwyżej 250"),
        ({"city": "y" * 300}, "city", "najwyżej 80"),
    ],
)
def test_a_wrong_cell_has_its_sentence(typed, key, said):
    batch = bring(row(**typed), row(name="Dobra"))

    wrong, good = batch.rows.all()
    assert (wrong.outcome, list(wrong.errors)) == ("wrong", [key])
    assert said in wrong.errors[key]
    assert good.outcome == "new"


@pytest.mark.parametrize(
    ("header", "text", "said"),
    [
        ("Rok założenia", "kiedyś", "rok czterema cyframi"),
        ("Dzień założenia", "wczoraj", "31.12.2024"),
        ("Dzień założenia", "2099-01-01", "w przyszłości"),
        ("E-mail", "nie-adres", "nie jest adres e-mail"),
        ("Strona internetowa", "javascript:alert(1)", "adres strony"),
        ("Szuka wolontariuszy", "może", "„tak” albo „nie”"),
        ("Inny rejestr", "pamiętnik", "Nie znam rejestru"),
        ("Inny rejestr", "rejestr lub dekret kościelny", "Podaj numer"),
        ("Sfery zadań", "999", "Nie znam sfery zadań"),
        ("Część miasta", "Księżyc", "Nie znam części miasta"),
        ("Szerokość geograficzna", "na północ", "Wpisz liczbę"),
        ("Szerokość geograficzna", "51,8", "obu współrzędnych"),
        ("Kontakt dla biura – telefon", "12", "9 cyfr"),
        ("Kod pocztowy", "6410", "5 cyfr"),
    ],
)
def test_a_cell_of_every_kind_is_checked(header, text, said):
    batch = bring(["Fundacja Żółw", "fundacja", text], headers=["Nazwa", "Forma", header])

    [sentence] = batch.rows.get().errors.values()
    assert said in sentence


def test_a_spreadsheet_error_is_no_value():
    upload = xlsx_upload(["Fundacja Żółw", "fundacja", "#N/A"], headers=["Nazwa", "Forma", "KRS"])

    batch = batches.bring(upload=upload, by=None)

    assert "Arkusz pokazuje" in batch.rows.get().errors["krs"]


def test_two_rows_about_one_body_are_not_both_written():
    OrganizationFactory(name="Stara", krs="0000023657")
    batch = bring(row(), row(), row(name="A", krs="23657"), row(name="B", krs="23657"))

    assert outcomes(batch) == {2: "new", 3: "wrong", 4: "changed", 5: "wrong"}
    assert "w wierszu 2" in batch.rows.get(number=3).errors["name"]


def test_numbers_of_two_entries_in_one_row_are_told():
    OrganizationFactory(krs="0000023657")
    OrganizationFactory(nip="6971900784")

    assert "różne wpisy" in bring(row(krs="23657", nip="6971900784")).rows.get().errors["krs"]


def test_a_name_that_two_entries_bear_needs_a_number():
    OrganizationFactory.create_batch(2, name="Fundacja Żółw")

    assert "dwa wpisy" in bring(row()).rows.get().errors["name"]


def test_a_number_that_contradicts_the_entry_is_told():
    OrganizationFactory(name="Fundacja Żółw", krs="0000099999")

    assert "inny KRS: 0000099999" in bring(row(krs="23657")).rows.get().errors["krs"]


def test_an_unknown_theme_is_a_warning_and_goes_to_the_notes_once():
    batch = bring(row(areas="sport;kosmos"))
    assert batch.rows.get().warnings == ["Nie znam tematu „kosmos”. Zapiszę go w notatkach biura."]
    batches.apply(batch=batch, by=None)

    assert Organization.objects.get().office_notes == "Temat z importu: kosmos."
    assert outcomes(bring(row(areas="sport;kosmos"))) == {2: "same"}


def test_public_benefit_needs_the_day_of_the_list():
    headers = ["Nazwa", "Forma", "OPP"]
    undated = bring(["A", "fundacja", "tak"], headers=headers)
    dated = bring(
        ["A", "fundacja", "tak"], ["B", "fundacja", "nie"], headers=headers, public_benefit_as_of=date(2016, 12, 31)
    )

    assert "z jakiego dnia" in undated.rows.get().warnings[0]
    batches.apply(batch=dated, by=None)
    assert set(Organization.objects.values_list("name", "public_benefit_as_of")) == {
        ("A", date(2016, 12, 31)),
        ("B", None),
    }


def test_a_description_with_a_script_is_cleaned():
    batch = bring(
        ["A", "fundacja", "<p>Żółwie</p><script>alert(1)</script>"], ["B", "fundacja", "Zwykły & prosty"],
        headers=["Nazwa", "Forma", "Opis"],
    )  # fmt: skip
    batches.apply(batch=batch, by=None)

    assert set(Organization.objects.values_list("description", flat=True)) == {
        "<p>Żółwie</p>",
        "<p>Zwykły &amp; prosty</p>",
    }


# --- columns ---


def test_without_a_column_of_names_the_office_is_asked_for_it(office):
    upload = csv_upload(["Fundacja Żółw", "fundacja"], headers=["Podpis", "Forma"])

    page = office.post(reverse("admin:organizations_importbatch_add"), {"file": upload}, follow=True)

    assert "Wskaż kolumnę z pełną nazwą" in page.content.decode()
    batch = ImportBatch.objects.get()
    assert outcomes(batch) == {2: "wrong"}
    office.post(page_of(batch, "columns"), {"column_0": "name", "column_1": "legal_form"})
    assert outcomes(batch) == {2: "new"}


def test_columns_can_be_corrected_and_a_form_given_for_the_whole_file(office):
    batch = bring(["Fundacja Żółw", "gra w gry"], headers=["Nazwa", "Notatka"])
    assert "Brakuje formy prawnej" in batch.rows.get().errors["legal_form"]

    office.post(
        page_of(batch, "columns"),
        {"column_0": "name", "column_1": "mission", "legal_form": "foundation", "public_benefit_as_of": ""},
    )

    assert batch.rows.get().changes["mission"] == ["", "gra w gry"]


@pytest.mark.parametrize(
    ("columns", "said"), [(["", "mission"], "Wskaż kolumnę"), (["name", "name"], "Dwie kolumny nie mogą")]
)
def test_columns_that_make_no_sense_are_told(office, columns, said):
    batch = bring(["A", "B"], headers=["Nazwa", "Inna"])

    page = office.post(page_of(batch, "columns"), {f"column_{place}": key for place, key in enumerate(columns)})

    assert said in page.content.decode()


# --- mending ---


def test_a_wrong_row_is_mended_in_place(office):
    batch = bring(row(krs="123456789012"), row(name="Dobra"))
    page = office.get(page_of(batch))
    assert "ma 10 cyfr" in page.content.decode()
    form = office.get(page_of(batch, "row", 2)).context["form"]
    data = {name: form[name].value() for name in form.fields}

    still = office.post(page_of(batch, "row", 2), data | {"krs": "x"})
    assert "z samych cyfr" in still.content.decode()
    office.post(page_of(batch, "row", 2), data | {"krs": "23657"})

    assert outcomes(batch) == {2: "new", 3: "new"}


def test_a_row_is_left_out_and_taken_back(office):
    batch = bring(row(), row())
    office.post(page_of(batch, "leave_out", 2))
    assert outcomes(batch) == {2: "left_out", 3: "new"}

    office.post(page_of(batch, "leave_out", 2), {"wroc": "1"})

    assert outcomes(batch) == {2: "new", 3: "wrong"}


# --- writing ---


def test_nothing_is_written_while_a_row_is_wrong(office):
    batch = bring(row(krs="x"), row(name="Dobra"))

    page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert "Są jeszcze wiersze z błędem" in page.content.decode()
    assert not Organization.objects.exists()
    batch.refresh_from_db()
    assert batch.status == "preview"


def test_the_office_may_write_without_the_wrong_rows(office, dorota):
    batch = bring(row(krs="x"), row(name="Dobra", areas="sport"))

    office.post(page_of(batch, "apply"), {"status": "submitted", "bez_blednych": "1"})

    entry = Organization.objects.get()
    assert (entry.name, entry.status, entry.slug, entry.version) == ("Dobra", "submitted", "dobra", 1)
    assert [theme.slug for theme in entry.themes.all()] == ["sport"]
    assert batch.rows.get(outcome="new").organization == entry
    assert entry.history.get().history_user == dorota
    assert audit.events_of(entry).get().details == {"import_batch": batch.pk}


def test_a_published_row_is_found_at_once():
    batches.apply(batch=bring(row(), row(name="Inna")), by=None)

    assert len(search.ids("żółwie", "organization")) == 1


def test_a_changed_row_raises_the_version_of_its_entry():
    entry = OrganizationFactory(name="Fundacja Żółw", legal_form="foundation")
    batches.apply(batch=bring(row(summary="Nowe")), by=None)

    entry.refresh_from_db()
    assert (entry.mission, entry.version) == ("Nowe", 2)
    assert audit.events_of(entry).get().details["fields"] == ["mission"]


def test_pressing_twice_writes_once(office):
    batch = bring(row())
    for _ in range(2):
        page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert Organization.objects.count() == 1
    assert "już zapisany albo porzucony" in page.content.decode()


def test_a_contact_for_the_office_is_kept_apart():
    headers = ["Nazwa", "Forma", "Kontakt dla biura – osoba", "Kontakt dla biura – telefon"]
    batches.apply(batch=bring(["A", "fundacja", "Prezes", "655298123"], headers=headers), by=None)
    batches.apply(batch=bring(["A", "fundacja", "Wiceprezes", ""], headers=headers), by=None)

    contact = InternalContact.objects.get()
    assert (contact.name, contact.phone) == ("Wiceprezes", "+48 65 529 81 23")


def test_an_entry_changed_since_the_preview_is_not_overwritten(dorota):
    entry = OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", mission="Stare")
    batch = bring(row(summary="Nowe"))
    actions.update(organization=entry, by=dorota, mission="Ręcznie poprawione")

    with pytest.raises(batches.RegistryMoved):
        batches.apply(batch=batch, by=dorota)

    assert Organization.objects.get().mission == "Ręcznie poprawione"
    assert batch.rows.get().changes == {"mission": ["Ręcznie poprawione", "Nowe"]}
    batches.apply(batch=batch, by=dorota)
    assert Organization.objects.get().mission == "Nowe"


def test_an_import_with_nothing_new_says_so():
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation")

    with pytest.raises(DomainError, match="nie ma nic nowego"):
        batches.apply(batch=bring(row()), by=None)


def test_a_dropped_import_is_closed(office):
    batch = bring(row())
    office.post(page_of(batch, "drop"))

    for refused in (
        lambda: batches.apply(batch=batch, by=None),
        lambda: batches.drop(batch=batch, by=None),
        lambda: batches.mend(row=batch.rows.get(), texts={}),
        lambda: batches.agree_columns(batch=batch, keys=["name"]),
    ):
        with pytest.raises(DomainError, match="już zapisany albo porzucony"):
            refused()
    assert not Organization.objects.exists()


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_write_the_same_import_at_once_one_does():
    batch, said = bring(row()), []

    def write():
        try:
            batches.apply(batch=ImportBatch.objects.get(pk=batch.pk), by=None)
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


def test_two_thousand_rows_ask_hundreds_of_questions_and_not_thousands(django_assert_max_num_queries):
    rows = [row(name=f"Fundacja numer {number}", krs=str(number + 1)) for number in range(2000)]

    with django_assert_max_num_queries(30):
        batch = bring(*rows)
    with django_assert_max_num_queries(320):
        batches.apply(batch=batch, by=None)

    assert Organization.objects.count() == 2000


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_for_one_row_and_for_many(office, django_assert_num_queries, count):
    batch = bring(*[row(name=f"Fundacja {number}") for number in range(count)])
    office.get(page_of(batch))

    with django_assert_num_queries(6):
        office.get(page_of(batch))


def test_a_file_that_cannot_be_read_is_told_on_the_page(office):
    page = office.post(reverse("admin:organizations_importbatch_add"), {"file": csv_upload(headers=["Nazwa"])})

    assert "nie ma żadnych danych" in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_only_who_may_add_and_change_entries_imports(client, alice):
    batch = bring(row())
    alice.is_staff = True
    alice.save()
    client.force_login(alice)

    assert client.get(page_of(batch)).status_code == 403
    assert client.get(reverse("admin:organizations_importbatch_add")).status_code == 403
    assert client.post(page_of(batch, "apply")).status_code == 403
    assert ImportRow.objects.count() == 1


def test_an_import_that_is_not_there(office):
    assert office.get("/admin/organizations/importbatch/999/change/").status_code == 404
    assert office.get("/admin/organizations/importbatch/x/change/").status_code == 404
    assert office.get(page_of(bring(row()), "apply")).status_code == 405


def test_a_number_taken_between_the_check_and_the_writing_stops_all(monkeypatch):
    batch = bring(row(krs="23657"), row(name="Druga"))
    real = batches._plans

    def plans_then_somebody_else_writes(*args):
        plans = real(*args)
        OrganizationFactory(krs="0000023657")
        monkeypatch.setattr(batches, "_plans", real)
        return plans

    monkeypatch.setattr(batches, "_plans", plans_then_somebody_else_writes)

    with pytest.raises(actions.EntryRefused, match="numerem KRS już jest"):
        batches.apply(batch=batch, by=None)
    batch.refresh_from_db()
    assert batch.status == "preview"
    assert not Organization.objects.exists()


def test_an_import_can_be_dropped_once(office):
    batch = bring(row())
    office.post(page_of(batch, "drop"))

    page = office.post(page_of(batch, "drop"), follow=True)

    assert "już zapisany albo porzucony" in page.content.decode()


def test_a_closed_import_is_not_mended(office):
    batch = bring(row())
    office.post(page_of(batch, "apply"), {"status": "published"})

    page = office.post(page_of(batch, "row", 2), {"name": "Inna"})

    assert "już zapisany albo porzucony" in page.content.decode()
    assert Organization.objects.get().name == "Fundacja Żółw"


# --- a long import is written by a worker ---


@pytest.fixture
def long_batch(monkeypatch):
    """Two rows, and every import counts as long."""
    monkeypatch.setattr(batches, "LONG_FROM", 1)
    return bring(row(), row(name="Druga"))


def test_a_long_import_waits_for_a_worker_who_writes_it_once(office, dorota, long_batch):
    office.post(page_of(long_batch, "apply"), {"status": "submitted"})
    assert "Portal zapisuje ten import" in office.get(page_of(long_batch)).content.decode()
    assert not Organization.objects.exists()

    tasks.write_waiting_imports()
    tasks.write_waiting_imports()

    long_batch.refresh_from_db()
    assert long_batch.status == "applied"
    assert {entry.status for entry in Organization.objects.all()} == {"submitted"}
    assert Organization.objects.first().history.get().history_user == dorota


def test_a_long_import_with_a_wrong_row_is_refused_at_once(office, monkeypatch):
    monkeypatch.setattr(batches, "LONG_FROM", 1)
    batch = bring(row(krs="x"), row(name="Druga"))

    page = office.post(page_of(batch, "apply"), {"status": "published"}, follow=True)

    assert "Są jeszcze wiersze z błędem" in page.content.decode()


def test_a_long_import_that_the_registry_outran_comes_back_with_the_reason(office, long_batch):
    office.post(page_of(long_batch, "apply"), {"status": "published"})
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", phone="+48 65 529 81 23")

    tasks.write_waiting_imports()

    page = office.get(page_of(long_batch))
    assert "Od przygotowania podglądu" in page.content.decode()
    assert outcomes(long_batch) == {2: "same", 3: "new"}
    assert Organization.objects.count() == 1
