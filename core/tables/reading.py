"""A table in a spreadsheet: finds the line of headings and the rows.

Every input gives a table of texts or one sentence that says what to correct.
"""

from dataclasses import dataclass
from itertools import chain, islice

from django.core.files.base import File

from core.errors import DomainError
from core.tables import cells

MAX_ROWS = 10_000

TOO_MANY_ROWS = "Plik ma więcej niż 10 000 wierszy. Podziel go na mniejsze części."
TOO_MANY_COLUMNS = "Plik ma zbyt wiele kolumn (najwięcej 80). Usuń te, które nie są potrzebne."
EMPTY = "W tym pliku nie ma żadnych danych. Pierwszy wiersz to nazwy kolumn, w następnych są {}."


@dataclass(frozen=True)
class Table:
    """Headings, and rows as (line number in the file, texts under the headings); empty rows are left out."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read(upload: File, *, known: cells.Known, rows_are: str, at_least: int = 2) -> Table:
    """The table of an uploaded file; raises DomainError with a sentence for the user.

    Lists often begin with a title. The headings are the line with the most headings in ``known``; if no line
    has ``at_least`` of them, the first line. ``rows_are`` is the Polish name of the rows.
    """
    lines = enumerate(islice(cells.lines(upload, known), cells.MAX_LINES), start=1)
    filled = ((number, texts) for number, texts in lines if any(texts))
    beginning = list(islice(filled, cells.HEADINGS_WITHIN))
    counts = [sum(map(bool, known(texts))) for _, texts in beginning]
    most = max(counts, default=0)
    place = counts.index(most) if most >= at_least else 0
    headings = _headings(beginning[place][1]) if beginning else []
    rows: list[tuple[int, list[str]]] = []
    for number, texts in chain(beginning[place + 1 :], filled):
        if len(rows) == MAX_ROWS:
            raise DomainError(TOO_MANY_ROWS)
        rows.append((number, (texts + [""] * len(headings))[: len(headings)]))
    if not rows:
        raise DomainError(EMPTY.format(rows_are))
    return Table(headings, rows)


def _headings(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts = texts[:-1]
    if len(texts) > cells.MAX_COLUMNS:
        raise DomainError(TOO_MANY_COLUMNS)
    return [" ".join(text.split())[:100] for text in texts]
