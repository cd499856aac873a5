"""Spreadsheets for the office: cells hold the given values, and no formulas."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from core.tables import sheets


def read(content):
    return load_workbook(io.BytesIO(content)).active


def cells(*values):
    sheet = read(sheets.xlsx("Zapisy", [f"kolumna {number}" for number in range(len(values))], [values]))
    return next(sheet.iter_rows(min_row=2, values_only=True))


def test_headings_are_first_and_frozen():
    sheet = read(sheets.xlsx("Zapisy", ["imię", "miejsc"], [["Skarbniczka", 3]]))

    assert [cell.value for cell in sheet[1]] == ["imię", "miejsc"]
    assert sheet[1][0].font.bold
    assert sheet.freeze_panes == "B2"


@pytest.mark.parametrize("typed", ["=1+1", "+48 65 529 81 23", "-5", "@SUM(A1)", "\t=1"])
def test_typed_text_never_becomes_a_formula(typed):
    cell = read(sheets.xlsx("Zapisy", ["telefon"], [[typed]]))["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)


def test_numbers_and_days_keep_their_types():
    assert cells(3, 4.5, date(2026, 11, 27)) == (3, 4.5, datetime(2026, 11, 27))  # noqa: DTZ001 - as the file has it


def test_moments_are_in_local_time():
    (moment,) = cells(datetime(2026, 7, 1, 15, 30, tzinfo=UTC))

    assert f"{moment:%H:%M}" == "17:30"


def test_column_fits_its_content():
    moment = datetime(2026, 7, 1, 15, 30, 12, 345, tzinfo=UTC)
    sheet = read(sheets.xlsx("Zapisy", ["zapis", "e-mail", "ile"], [[moment, "skarbniczka@example.org", 3]]))

    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [18, 25, 12]
    assert [sheet["A2"].number_format, sheet["A2"].value.second] == ["dd.mm.yyyy hh:mm", 12]


def test_booleans_are_words_and_none_is_an_empty_cell():
    assert cells(True, False, None, "") == ("tak", "nie", None, None)


def test_forbidden_characters_are_removed():
    assert cells("a\x0bb") == ("ab",)


def test_long_title_with_forbidden_characters_becomes_a_sheet_name():
    sheet = read(sheets.xlsx("Zapisy: Konferencja [o wolontariacie] w mieście", ["a"], []))

    assert sheet.title == "Zapisy  Konferencja  o wolontar"


def test_several_sheets_are_in_one_file():
    content = sheets.workbook([("Rodzaje", ["a"], [[1]]), ("Miesiące", ["b"], [[2]])])

    assert load_workbook(io.BytesIO(content)).sheetnames == ["Rodzaje", "Miesiące"]


def test_download_is_not_cached():
    answer = sheets.response(sheets.xlsx("Zapisy", ["a"], []), "zapisy.xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="zapisy.xlsx"'
    assert answer["Cache-Control"] == "no-store"
