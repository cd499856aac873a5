"""Spreadsheets for the office: typed values stay texts, numbers and dates are real ones."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from core import lazy

openpyxl = lazy.package("openpyxl")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A spreadsheet would calculate a text that begins with one of these.
DANGEROUS = ("=", "+", "-", "@", "\t")
LONGEST_TITLE = 31
FORBIDDEN_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
NARROWEST, WIDEST = 12, 60
#: How many rows determine the column widths: the file is streamed.
LOOKED_AT = 200
MOMENT, DAY = "dd.mm.yyyy hh:mm", "dd.mm.yyyy"


def xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one sheet: a bold, frozen row of headings, then the rows.

    Texts are written as texts, marked so that they are never calculated; times are in the time zone of
    Leszno; None is an empty cell, True and False are "tak" and "nie".
    """
    return workbook([(title, columns, rows)])


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """The same with several sheets: title, columns and rows of each."""
    book = openpyxl.Workbook(write_only=True)
    for title, columns, rows in sheets:
        sheet = book.create_sheet(title.translate(FORBIDDEN_IN_TITLE)[:LONGEST_TITLE])
        sheet.freeze_panes = "B2"
        rows = iter(rows)
        first = list(islice(rows, LOOKED_AT))
        for number, heading in enumerate(columns, 1):
            found = [row[number - 1] for row in first if len(row) >= number]
            sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = _width(heading, found)
        sheet.append([_heading(sheet, heading) for heading in columns])
        for row in chain(first, rows):
            sheet.append([cell(sheet, value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def response(content: bytes, filename: str) -> HttpResponse:
    """The workbook as a download that no cache stores."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer["Cache-Control"] = "no-store"
    return answer


def cell(sheet: Any, value: Any) -> Any:
    """One value as a cell of a write-only sheet."""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, date):
        return _in_time(sheet, value)
    if not isinstance(value, str):
        return value
    value = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", value)
    made = openpyxl.cell.WriteOnlyCell(sheet, value=value)
    if value.startswith(DANGEROUS):
        made.data_type = "s"
        made.quotePrefix = True
    return made


def _in_time(sheet: Any, value: date) -> Any:
    """A date or local time in Polish format."""
    is_moment = isinstance(value, datetime)
    if is_moment:
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).replace(microsecond=0, tzinfo=None)
    made = openpyxl.cell.WriteOnlyCell(sheet, value=value)
    made.number_format = MOMENT if is_moment else DAY
    return made


def _width(heading: str, values: Iterable[Any]) -> int:
    """Wide enough for the heading and the values: a time in a narrow column is shown as "####"."""
    widths = (len(MOMENT) if isinstance(value, date) else len(str(value)) for value in values if value is not None)
    return min(WIDEST, max([NARROWEST, len(heading) + 2, *(width + 2 for width in widths)]))


def _heading(sheet: Any, words: str) -> Any:
    made = openpyxl.cell.WriteOnlyCell(sheet, value=words)
    made.font = openpyxl.styles.Font(bold=True)
    return made
