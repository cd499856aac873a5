"""The cells of uploaded spreadsheets: XLSX, or CSV in any encoding and delimiter that Polish programs write.

Every input gives lines of texts or one sentence that says what to correct.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.core.files.base import File

from core import lazy
from core.errors import DomainError

openpyxl = lazy.package("openpyxl")
#: For a line of texts, the known meaning of each heading; "" for unknown ones.
Known = Callable[[list[str]], list[str]]
MAX_BYTES = 10 * 2**20
MAX_UNPACKED = 80 * 2**20
MAX_COLUMNS = 80
MAX_CELL = 20_000
MAX_LINES = 30_000  # empty lines between rows are skipped up to this limit
#: Headings are among the first lines of a file; a title may be above them.
HEADINGS_WITHIN = 10
#: Replaces a cell with a formula: it is refused where it is read, its text is never kept.
FORMULA = "⟨formuła⟩"
#: Replaces a cell with a spreadsheet error, such as #N/A.
SHEET_ERROR = "⟨błąd arkusza⟩"
#: First bytes of files that people upload as CSV by mistake: PDF, pictures, RTF, web pages.
FOREIGN = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<!doctype", b"<!DOCTYPE", b"<html", b"<?xml")

TOO_BIG = "Plik jest zbyt duży (najwięcej 10 MB). Podziel go na mniejsze części."
UNKNOWN = "Nie udało się odczytać tego pliku. Zapisz go jako XLSX albo CSV i wyślij ponownie."
OLD_EXCEL = "To plik dawnego Excela (XLS). Otwórz go, zapisz jako XLSX i wyślij ponownie."
ODS = "To arkusz w formacie ODS. Otwórz go, zapisz jako XLSX i wyślij ponownie."


def lines(upload: File, known: Known | None = None) -> Iterator[list[str]]:
    """The lines of an uploaded file as texts; raises DomainError with a sentence for the user.

    ``known`` helps to find the delimiter of a CSV: the one that gives the most known headings.
    """
    if upload.size > MAX_BYTES:
        raise DomainError(TOO_BIG)
    upload.seek(0)
    content = upload.read()
    if content.startswith(b"PK\x03\x04"):
        return _xlsx_lines(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DomainError(OLD_EXCEL)
    if content.lstrip().startswith(FOREIGN):
        raise DomainError(UNKNOWN)
    text = _decode(content)
    return _csv_lines(text, _delimiter(text, known))


def _text(value: object) -> str:
    """The text of a cell, stripped and without control characters."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]", "", text).replace("\u00a0", " ").strip()[:MAX_CELL]


# --- XLSX ------------------------------------------------------------------------------------


def _xlsx_lines(content: bytes) -> Iterator[list[str]]:
    _refuse_dangerous_archive(content)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # the declared sheet size may be wrong
        for cells in sheet.iter_rows(max_col=MAX_COLUMNS + 1, max_row=MAX_LINES):
            yield [_xlsx_text(cell) for cell in cells]
    except DomainError:
        raise
    except Exception as error:
        raise DomainError(UNKNOWN) from error


def _refuse_dangerous_archive(content: bytes) -> None:
    """zipfile never unpacks more than the declared size of a part, so the sum of sizes is a safe limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise DomainError(UNKNOWN) from error
    if any(part.filename == "content.xml" for part in parts):
        raise DomainError(ODS)
    if len(parts) > 2000 or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise DomainError("Plik jest po rozpakowaniu zbyt duży. Zapisz w nim tylko potrzebny arkusz.")


def _xlsx_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return FORMULA
    if cell.data_type == "e":
        return SHEET_ERROR
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _text(value)


# --- CSV -------------------------------------------------------------------------------------


def _csv_lines(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_csv_text(cell) for cell in cells]
    except csv.Error as error:
        raise DomainError(UNKNOWN) from error


def _csv_text(cell: str) -> str:
    """A text that a spreadsheet would calculate counts as a formula; an apostrophe before one is our own escape."""
    text = _text(cell)
    if text.startswith("="):
        return FORMULA
    return text[1:] if re.match(r"'[=+\-@\t]", text) else text


def _delimiter(text: str, known: Known | None) -> str:
    """The delimiter of the headings: semicolons from Polish Excel, commas and tabs from others.

    A title above the headings may contain commas; without known headings the first line decides.
    """
    filled = list(islice((line for line in text.splitlines() if line.strip()), HEADINGS_WITHIN)) or [""]
    first = re.sub(r'"[^"]*"', "", filled[0])

    def headings(delimiter: str) -> int:
        split = ([cell.strip(' "') for cell in line.split(delimiter)] for line in filled if known)
        return max((sum(map(bool, known(cells))) for cells in split), default=0)

    return max(";,\t", key=lambda delimiter: (headings(delimiter), first.count(delimiter)))


def _decode(content: bytes) -> str:
    """UTF-8 and UTF-16 are detected; the two Polish code pages are distinguished by their letters."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\x00" in content:
        raise DomainError(UNKNOWN)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, _code_page(content))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DomainError(UNKNOWN) from error


def _code_page(content: bytes) -> str:
    """Windows-1250 or ISO-8859-2: they differ in ą, ś, ź and in the range 0x80 to 0x9F."""
    if any(0x80 <= byte <= 0x9F for byte in content):
        return "windows-1250"
    windows = sum(map(content.count, (b"\xb9", b"\xa5")))
    iso = sum(map(content.count, (b"\xb1", b"\xb6", b"\xbc", b"\xa1", b"\xa6", b"\xac")))
    return "iso-8859-2" if iso > windows else "windows-1250"
