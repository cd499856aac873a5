"""Import: the preview shows the outcome of each row before anything is written."""

from datetime import date

import pytest

from organizations.importing import actions
from organizations.models import Organization
from organizations.tests.factories import OrganizationFactory, ThemeFactory
from organizations.tests.import_files import bring, outcomes, page_of
from organizations.tests.sheets import row, xlsx_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _themes():
    ThemeFactory(slug="seniorzy", name="Seniorzy")
    ThemeFactory(slug="sport", name="Sport i turystyka")


def test_preview_shows_a_new_row_and_writes_nothing():
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
def test_row_is_matched_by_its_numbers_then_by_name_and_town(known_by, typed):
    entry = OrganizationFactory(**known_by)

    batch = bring(row(**typed))

    assert batch.rows.get().organization == entry


def test_same_name_in_another_town_is_another_entry():
    OrganizationFactory(name="Fundacja Żółw", city="Rydzyna")

    assert outcomes(bring(row())) == {2: "new"}


def test_branch_is_never_matched_by_the_number_of_its_parent():
    OrganizationFactory(name="Fundacja Dr Clown", krs="0000024181")

    batch = bring(row(name="Dr Clown Oddział Leszno", form="oddział", krs="24181"))

    assert outcomes(batch) == {2: "new"}


def test_change_is_shown_field_by_field_and_empty_cell_erases_nothing():
    OrganizationFactory(name="Fundacja Żółw", legal_form="foundation", phone="+48 65 529 81 23", mission="Stare")

    batch = bring(row(summary="Nowe"))

    assert batch.rows.get().changes == {"mission": ["Stare", "Nowe"]}


def test_identical_row_is_no_change():
    batch = bring(row(krs="23657", areas="sport", phone="655298123"))
    actions.apply(batch=batch, by=None)

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
def test_wrong_cell_shows_its_error(typed, key, said):
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
def test_every_kind_of_cell_is_validated(header, text, said):
    batch = bring(["Fundacja Żółw", "fundacja", text], headers=["Nazwa", "Forma", header])

    [sentence] = batch.rows.get().errors.values()
    assert said in sentence


def test_spreadsheet_error_is_not_a_value():
    upload = xlsx_upload(["Fundacja Żółw", "fundacja", "#N/A"], headers=["Nazwa", "Forma", "KRS"])

    batch = actions.bring(upload=upload, by=None)

    assert "Arkusz pokazuje" in batch.rows.get().errors["krs"]


def test_two_rows_about_one_entry_are_not_both_written():
    OrganizationFactory(name="Stara", krs="0000023657")
    batch = bring(row(), row(), row(name="A", krs="23657"), row(name="B", krs="23657"))

    assert outcomes(batch) == {2: "new", 3: "wrong", 4: "changed", 5: "wrong"}
    assert "w wierszu 2" in batch.rows.get(number=3).errors["name"]


def test_row_with_numbers_of_two_entries_shows_an_error():
    OrganizationFactory(krs="0000023657")
    OrganizationFactory(nip="6971900784")

    assert "różne wpisy" in bring(row(krs="23657", nip="6971900784")).rows.get().errors["krs"]


def test_name_of_two_entries_needs_a_number():
    OrganizationFactory.create_batch(2, name="Fundacja Żółw")

    assert "dwa wpisy" in bring(row()).rows.get().errors["name"]


def test_number_that_contradicts_the_entry_shows_an_error():
    OrganizationFactory(name="Fundacja Żółw", krs="0000099999")

    assert "inny KRS: 0000099999" in bring(row(krs="23657")).rows.get().errors["krs"]


def test_unknown_theme_is_a_warning_and_goes_to_the_notes_once():
    batch = bring(row(areas="sport;kosmos"))
    assert batch.rows.get().warnings == ["Nie znam tematu „kosmos”. Zapiszę go w notatkach biura."]
    actions.apply(batch=batch, by=None)

    assert Organization.objects.get().office_notes == "Temat z importu: kosmos."
    assert outcomes(bring(row(areas="sport;kosmos"))) == {2: "same"}


def test_public_benefit_status_requires_the_date_of_the_list():
    headers = ["Nazwa", "Forma", "OPP"]
    undated = bring(["A", "fundacja", "tak"], headers=headers)
    dated = bring(
        ["A", "fundacja", "tak"], ["B", "fundacja", "nie"], headers=headers, public_benefit_as_of=date(2016, 12, 31)
    )

    assert "z jakiego dnia" in undated.rows.get().warnings[0]
    actions.apply(batch=dated, by=None)
    assert set(Organization.objects.values_list("name", "public_benefit_as_of")) == {
        ("A", date(2016, 12, 31)),
        ("B", None),
    }


def test_script_in_a_description_is_removed():
    batch = bring(
        ["A", "fundacja", "<p>Żółwie</p><script>alert(1)</script>"], ["B", "fundacja", "Zwykły & prosty"],
        headers=["Nazwa", "Forma", "Opis"],
    )  # fmt: skip
    actions.apply(batch=batch, by=None)

    assert set(Organization.objects.values_list("description", flat=True)) == {
        "<p>Żółwie</p>",
        "<p>Zwykły &amp; prosty</p>",
    }


@pytest.mark.parametrize("count", [1, 3])
def test_preview_costs_the_same_for_one_row_and_for_many(office, django_assert_num_queries, count):
    batch = bring(*[row(name=f"Fundacja {number}") for number in range(count)])
    office.get(page_of(batch))

    with django_assert_num_queries(6):
        office.get(page_of(batch))
