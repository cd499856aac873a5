"""A spreadsheet of organisations: which line holds the headers, which the rows.

Whatever comes, the answer is a table of texts or one sentence that tells what to mend.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

from django.core.files.base import File

from core import sheet_reading
from core.errors import DomainError
from core.sheet_reading import FORMULA, MAX_CELL, MAX_COLUMNS, MAX_LINES, SHEET_ERROR
from organizations.importing import columns

__all__ = ["FORMULA", "MAX_CELL", "SHEET_ERROR", "Sheet", "read"]

MAX_ROWS = 10_000
HEADER_WITHIN = 10

TOO_MANY_ROWS = "Plik ma więcej niż 10 000 wierszy. Podziel go na mniejsze części."
TOO_MANY_COLUMNS = "Plik ma zbyt wiele kolumn (najwięcej 80). Usuń te, które nie są potrzebne."
EMPTY = "W tym pliku nie ma żadnych danych. Pierwszy wiersz to nazwy kolumn, w następnych są organizacje."


@dataclass(frozen=True)
class Sheet:
    """Headers, and rows as (number in the file, texts under the headers); empty rows are left out."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]


def read(upload: File) -> Sheet:
    """The table of an uploaded file, or DomainError with a sentence for the person."""
    return _table(sheet_reading.lines(upload))


def _table(lines: Iterable[list[str]]) -> Sheet:
    numbered = ((number, cells) for number, cells in enumerate(islice(lines, MAX_LINES), start=1) if any(cells))
    beginning = list(islice(numbered, HEADER_WITHIN))
    place = _place_of_headers([cells for _, cells in beginning])
    headers = _headers(beginning[place][1]) if beginning else []
    rows: list[tuple[int, list[str]]] = []
    for number, cells in chain(beginning[place + 1 :], numbered):
        if len(rows) == MAX_ROWS:
            raise DomainError(TOO_MANY_ROWS)
        rows.append((number, (cells + [""] * len(headers))[: len(headers)]))
    if not rows:
        raise DomainError(EMPTY)
    return Sheet(headers, rows)


def _place_of_headers(lines: list[list[str]]) -> int:
    """Office lists often begin with a title: the headers are the line in which most columns are known."""
    known = [sum(map(bool, columns.guess(cells))) for cells in lines]
    best = max(known, default=0)
    return known.index(best) if best > 1 else 0


def _headers(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > MAX_COLUMNS:
        raise DomainError(TOO_MANY_COLUMNS)
    return [" ".join(cell.split())[:100] for cell in cells]
