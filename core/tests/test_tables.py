"""Spreadsheets of every format become the same table; a dangerous or broken file gets one sentence."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import tables
from core.errors import DomainError
from core.tables import cells
from core.tests.files import PROGRAM
from core.tests.spreadsheets import csv_upload, xlsx_upload

HEADINGS = ["Nazwa", "KRS", "Miasto"]
TURTLE = ["Fundacja „Żółw” śpiąca w źdźbłach", "", "Leszno"]


def known(headings):
    return [heading if heading in HEADINGS else "" for heading in headings]


def read(upload, **options):
    return tables.read(upload, known=known, rows_are="organizacje", **options)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1250", "utf-16"])
def test_csv_is_read_in_every_encoding_and_delimiter(encoding, delimiter):
    table = read(csv_upload(TURTLE, headings=HEADINGS, encoding=encoding, delimiter=delimiter))

    assert table.headings == HEADINGS
    assert table.rows == [(2, TURTLE)]


def test_iso_8859_2_is_distinguished_from_windows_1250():
    plain = ["Fundacja Żółw śpiąca w źdźbłach", "", "Leszno"]

    for encoding in ("iso-8859-2", "windows-1250"):
        assert read(csv_upload(plain, headings=HEADINGS, encoding=encoding)).rows == [(2, plain)]


def test_xlsx_numbers_and_dates_become_plain_text():
    upload = xlsx_upload(["Żółw", 23657, 1998.0, date(2001, 2, 3), True, None], headings=list("abcdef"))

    assert read(upload).rows == [(2, ["Żółw", "23657", "1998", "2001-02-03", "tak", ""])]


def test_formula_is_neither_calculated_nor_kept():
    for upload in (xlsx_upload(["=1+1", "x"], headings=["a", "b"]), csv_upload(["=1+1", "x"], headings=["a", "b"])):
        assert read(upload).rows == [(2, [tables.FORMULA, "x"])]


def test_phone_with_a_plus_and_an_escaped_cell_are_text():
    upload = csv_upload(["+48 655298123", "'=1+1"], headings=["a", "b"])

    assert read(upload).rows == [(2, ["+48 655298123", "=1+1"])]


def test_empty_rows_are_skipped_and_row_numbers_match_the_file():
    table = read(csv_upload(["a", "b"], ["", ""], ["c", "d"], headings=["x", "y"]))

    assert [number for number, _ in table.rows] == [2, 4]


@pytest.mark.parametrize("title", ["Wykaz organizacji z miasta", "Wykaz, stan na dziś; Leszno, ul. Krótka, 1"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_title_above_the_headings_is_skipped(title, delimiter):
    table = read(csv_upload(HEADINGS, TURTLE, headings=[title], delimiter=delimiter))

    assert table.headings == HEADINGS
    assert table.rows == [(3, TURTLE)]


def test_single_known_heading_below_a_title_counts_when_the_caller_allows_it():
    lines = ["Wykaz"], ["Nazwa", "uwagi"], ["Fundacja", ""]

    assert read(csv_upload(*lines[1:], headings=lines[0]), at_least=1).rows == [(3, ["Fundacja", ""])]
    assert read(csv_upload(*lines[1:], headings=lines[0])).headings == ["Wykaz"]


def test_commas_stay_in_the_text_without_a_delimiter_in_the_headings():
    assert read(csv_upload(["Koło, Leszno"], headings=["Nazwa"])).rows == [(2, ["Koło, Leszno"])]


def test_empty_table_is_refused_with_the_expected_rows():
    with pytest.raises(DomainError, match="w następnych są organizacje"):
        read(csv_upload(headings=HEADINGS))


def test_quoted_line_breaks_and_control_characters_are_accepted():
    table = read(csv_upload(["pierwszy\nwiersz", "x\x00\x07y"], headings=["a", "b"], encoding="utf-8-sig"))

    assert table.rows == [(2, ["pierwszy\nwiersz", "xy"])]


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (cells.MAX_UNPACKED + 1))
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
        (b"x" * (cells.MAX_BYTES + 1), "zbyt duży"),
    ],
)
def test_unreadable_content_is_refused_in_one_sentence(content, said):
    with pytest.raises(DomainError, match=said):
        read(SimpleUploadedFile("plik.csv", content))
