"""Spreadsheets of every spelling become the same table; a dangerous or broken one is refused in one sentence."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import sheet_reading
from core.errors import DomainError
from core.tests.files import PROGRAM
from organizations.importing import columns, reading
from organizations.tests.sheets import HEADERS, csv_upload, row, xlsx_upload

TURTLE = row("Fundacja „Żółw” śpiąca w źdźbłach")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1250", "utf-16"])
def test_csv_is_read_in_every_spelling(encoding, delimiter):
    sheet = reading.read(csv_upload(TURTLE, encoding=encoding, delimiter=delimiter))

    assert sheet.headers == HEADERS
    assert sheet.rows == [(2, TURTLE)]


def test_iso_8859_2_is_told_from_windows_1250():
    plain = row("Fundacja Żółw śpiąca w źdźbłach")

    for encoding in ("iso-8859-2", "windows-1250"):
        assert reading.read(csv_upload(plain, encoding=encoding)).rows == [(2, plain)]


def test_xlsx_numbers_and_dates_become_plain_texts():
    upload = xlsx_upload(["Żółw", 23657, 1998.0, date(2001, 2, 3), True, None], headers=list("abcdef"))

    assert reading.read(upload).rows == [(2, ["Żółw", "23657", "1998", "2001-02-03", "tak", ""])]


def test_a_formula_is_never_calculated_nor_kept():
    for upload in (xlsx_upload(["=1+1", "x"], headers=["a", "b"]), csv_upload(["=1+1", "x"], headers=["a", "b"])):
        assert reading.read(upload).rows == [(2, [reading.FORMULA, "x"])]


def test_a_phone_with_a_plus_and_our_own_escape_are_texts():
    upload = csv_upload(["+48 655298123", "'=1+1"], headers=["a", "b"])

    assert reading.read(upload).rows == [(2, ["+48 655298123", "=1+1"])]


def test_empty_rows_are_left_out_and_numbers_stay_those_of_the_file():
    sheet = reading.read(csv_upload(["a", "b"], ["", ""], ["c", "d"], headers=["x", "y"]))

    assert [number for number, _ in sheet.rows] == [2, 4]


def test_a_title_above_the_headers_is_understood():
    sheet = reading.read(csv_upload(HEADERS, TURTLE, headers=["Wykaz organizacji z miasta"]))

    assert sheet.headers == HEADERS
    assert sheet.rows == [(3, TURTLE)]


def test_quoted_line_breaks_and_control_characters_harm_nothing():
    sheet = reading.read(csv_upload(["pierwszy\nwiersz", "x\x00\x07y"], headers=["a", "b"], encoding="utf-8-sig"))

    assert sheet.rows == [(2, ["pierwszy\nwiersz", "xy"])]


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (sheet_reading.MAX_UNPACKED + 1))
    return content.getvalue()


def ods():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


def without_a_workbook():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PROGRAM, "Nie udało się odczytać"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "dawnego Excela"),
        (b"PK\x03\x04 broken", "Nie udało się odczytać"),
        (without_a_workbook(), "Nie udało się odczytać"),
        (ods(), "ODS"),
        (bomb(), "po rozpakowaniu zbyt duży"),
        (b"\xff\xfe\x00\xd8", "Nie udało się odczytać"),
        (b"", "nie ma żadnych danych"),
        (b"Nazwa;KRS\r\n", "nie ma żadnych danych"),
        ((";".join("abcdefghij" * 9) + "\n" + ";".join("x" * 90)).encode(), "zbyt wiele kolumn"),
        (b"a;b\n" + b'"' + b"x" * 200_000 + b'";y\n', "Nie udało się odczytać"),
        (b"a;b\n" + b"x;y\n" * 10_001, "więcej niż 10 000"),
        (b"x" * (sheet_reading.MAX_BYTES + 1), "zbyt duży"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, said):
    with pytest.raises(DomainError, match=said):
        reading.read(SimpleUploadedFile("plik.csv", content))


def test_columns_are_known_in_polish_and_in_english():
    line = (
        "name short_name legal_form krs nip regon areas street postal_code city website facebook opp "
        "founded_year summary source_url"
    )
    english = line.split()

    assert columns.guess(english) == [
        "name", "short_name", "legal_form", "krs", "nip", "regon", "themes", "street", "postal_code", "city",
        "website", "facebook_url", "public_benefit", "founded_year", "mission", "source_url",
    ]  # fmt: skip
    assert columns.guess(["NAZWA  organizacji", "Nr KRS", "Adres e-mail", "coś", "Nazwa"]) == [
        "name", "krs", "email", "", "",
    ]  # fmt: skip


def test_every_header_of_the_export_is_known_and_no_name_is_claimed_twice():
    assert columns.guess([column.label for column in columns.COLUMNS]) == [column.key for column in columns.COLUMNS]
    names = [name for column in columns.COLUMNS for name in {*map(columns.folded, (column.label, *column.names))}]

    assert len(names) == len(set(names))
