"""Import: columns are chosen and wrong rows are corrected before anything is written."""

import pytest
from django.urls import reverse

from organizations.models import ImportBatch, Organization
from organizations.tests.import_files import bring, outcomes, page_of
from organizations.tests.sheets import csv_upload, row

pytestmark = pytest.mark.django_db

# --- columns ---


def test_missing_name_column_is_asked_for(office):
    upload = csv_upload(["Fundacja Żółw", "fundacja"], headers=["Podpis", "Forma"])

    page = office.post(reverse("admin:organizations_importbatch_add"), {"file": upload}, follow=True)

    assert "Wskaż kolumnę z pełną nazwą" in page.content.decode()
    batch = ImportBatch.objects.get()
    assert outcomes(batch) == {2: "wrong"}
    office.post(page_of(batch, "columns"), {"column_0": "name", "column_1": "legal_form"})
    assert outcomes(batch) == {2: "new"}


def test_columns_and_a_default_legal_form_can_be_set(office):
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
def test_invalid_columns_show_an_error(office, columns, said):
    batch = bring(["A", "B"], headers=["Nazwa", "Inna"])

    page = office.post(page_of(batch, "columns"), {f"column_{place}": key for place, key in enumerate(columns)})

    assert said in page.content.decode()


# --- corrections ---


def test_wrong_row_is_corrected_in_place(office):
    batch = bring(row(krs="123456789012"), row(name="Dobra"))
    page = office.get(page_of(batch))
    assert "ma 10 cyfr" in page.content.decode()
    form = office.get(page_of(batch, "row", 2)).context["form"]
    data = {name: form[name].value() for name in form.fields}

    still = office.post(page_of(batch, "row", 2), data | {"krs": "x"})
    assert "z samych cyfr" in still.content.decode()
    office.post(page_of(batch, "row", 2), data | {"krs": "23657"})

    assert outcomes(batch) == {2: "new", 3: "new"}


def test_row_is_skipped_and_restored(office):
    batch = bring(row(), row())
    office.post(page_of(batch, "leave_out", 2))
    assert outcomes(batch) == {2: "left_out", 3: "new"}

    office.post(page_of(batch, "leave_out", 2), {"wroc": "1"})

    assert outcomes(batch) == {2: "new", 3: "wrong"}


def test_unreadable_file_shows_an_error(office):
    page = office.post(reverse("admin:organizations_importbatch_add"), {"file": csv_upload(headers=["Nazwa"])})

    assert "nie ma żadnych danych" in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_closed_import_cannot_be_corrected(office):
    batch = bring(row())
    office.post(page_of(batch, "apply"), {"status": "published"})

    page = office.post(page_of(batch, "row", 2), {"name": "Inna"})

    assert "już zapisany albo porzucony" in page.content.decode()
    assert Organization.objects.get().name == "Fundacja Żółw"
