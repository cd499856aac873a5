"""Import of old addresses from a spreadsheet: read, preview row by row, apply once."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit, tables
from core.errors import DomainError
from core.text.polish import fold
from pages.models import AddressImport, OldAddress
from pages.redirects import old_addresses as addresses
from pages.redirects.actions import end_of
from pages.redirects.old_addresses import Known, Target

MAX_ROWS = 5_000
BATCH = 500
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
#: In the order of the preview: first the rows that need correction.
OUTCOMES = {WRONG: "z błędem", NEW: "nowe", CHANGED: "zmienione", SAME: "bez zmian"}
HEADINGS = {"old": ("dawny", "stary", "old", "skad", "zrodlo"), "new": ("nowy", "cel", "new", "dokad", "target")}

TOO_MANY_ROWS = "Plik ma więcej niż 5000 wierszy. Podziel go na mniejsze części."
EMPTY = "W tym pliku nie ma adresów. W pierwszej kolumnie wpisz dawny adres, w drugiej – nowy."
ALREADY_DONE = "Ten import jest już zapisany. Wczytaj plik jeszcze raz, jeśli trzeba coś poprawić."
NOTHING = "W tym pliku nie ma nic nowego do zapisania."


@dataclass(frozen=True)
class Row:
    """The planned outcome of one row, and its message."""

    number: int
    old: str
    new: str
    outcome: str
    said: str = ""
    path: str = ""
    key: str = ""
    end: Target | None = None


@transaction.atomic
def bring(*, upload: File, by: Any) -> AddressImport:
    """Read a spreadsheet and store its rows; no address changes yet."""
    rows = read(upload)
    batch = AddressImport.objects.create(file_name=str(upload.name)[:200], rows=rows, created_by=by)
    audit.record("pages.bring_old_addresses", batch, by=by, count=len(rows))
    return batch


def read(upload: File) -> list[tuple[int, str, str]]:
    """Number, old and new address of each row; a heading row says which column is which."""
    rows: list[tuple[int, str, str]] = []
    old, new = 0, 1
    for number, cells in enumerate(tables.lines(upload), start=1):
        texts = [*cells, "", ""]
        if not any(texts):
            continue
        if not rows and (columns := _columns(cells)):
            old, new = columns
            continue
        if len(rows) == MAX_ROWS:
            raise DomainError(TOO_MANY_ROWS)
        texts += [""] * max(0, max(old, new) + 1 - len(texts))
        rows.append((number, texts[old], texts[new]))
    if not rows:
        raise DomainError(EMPTY)
    return rows


def plan(rows: Iterable[tuple[int, str, str]]) -> list[Row]:
    """The outcome of each row now. Writes nothing; two queries for any number of rows."""
    rows, known = [tuple(row) for row in rows], Known()
    paths, wanted, firsts = {}, {}, {}
    for number, old, new in rows:
        try:
            paths[number] = path = addresses.old_path(old, known)
        except DomainError:
            continue
        wanted.setdefault(addresses.key_of(path), new)
        firsts.setdefault(addresses.key_of(path), number)
    return [_planned(row, known, wanted, firsts) for row in rows]


def counts(rows: Iterable[Row]) -> dict[str, int]:
    found = Counter(row.outcome for row in rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}


@transaction.atomic
def apply(*, batch: AddressImport, by: Any) -> dict[str, int]:
    """Write all rows without errors, in one transaction and exactly once; return how many there were of each outcome.

    The rows are planned again, so changes since the preview are taken into account.
    """
    if not AddressImport.objects.filter(pk=batch.pk, applied_at=None).update(applied_at=timezone.now()):
        raise DomainError(ALREADY_DONE)
    planned = plan(batch.rows)
    found = counts(planned)
    if not found[NEW] + found[CHANGED]:
        raise DomainError(NOTHING)
    try:
        with transaction.atomic():
            _write(planned)
    except IntegrityError:
        raise DomainError("Ktoś w tej chwili zmieniał dawne adresy. Spróbuj jeszcze raz.") from None
    audit.record("pages.import_old_addresses", batch, by=by, made=found[NEW], changed=found[CHANGED])
    return found


def _write(planned: list[Row]) -> None:
    new = [row for row in planned if row.outcome == NEW]
    OldAddress.objects.bulk_create(
        [OldAddress(path=row.path, key=row.key, page=row.end.page, target=row.end.path) for row in new],
        batch_size=BATCH,
    )
    changed = {row.key: row for row in planned if row.outcome == CHANGED}
    entries = list(OldAddress.objects.filter(key__in=list(changed)))
    for entry in entries:
        end = changed[entry.key].end
        entry.page, entry.target = end.page, end.path
    OldAddress.objects.bulk_update(entries, ["page", "target"], batch_size=BATCH)


def _columns(cells: list[str]) -> tuple[int, int] | None:
    """The columns of the old and the new address if this is a heading row; None if it contains addresses."""
    if any(re.match(r"\s*(/|https?:)", cell) or re.search(r"\.html?\s*$", cell) for cell in cells):
        return None
    places = {}
    for name, beginnings in HEADINGS.items():
        for place, cell in enumerate(cells):
            if any(word.startswith(beginnings) for word in fold(cell).split()):
                places.setdefault(name, place)
    return (places["old"], places["new"]) if len(places) == 2 else (0, 1) if len(cells) > 1 else None


def _planned(row: tuple[int, str, str], known: Known, wanted: dict[str, str], firsts: dict[str, int]) -> Row:
    number, old, new = row
    try:
        if {old, new} & {tables.FORMULA, tables.SHEET_ERROR}:
            raise DomainError("W tym wierszu jest formuła albo błąd arkusza. Wpisz adresy zwykłym tekstem.")
        path = addresses.old_path(old, known)
        key = addresses.key_of(path)
        if not new.strip():
            raise DomainError("W tym wierszu nie ma nowego adresu.")
        end = end_of(new, known, without=key, wanted=wanted)
    except DomainError as error:
        return Row(number, old, new, WRONG, str(error))
    if firsts[key] != number:
        is_same = end == end_of(wanted[key], known, without=key, wanted=wanted)
        said = f"Ten dawny adres jest już w wierszu {firsts[key]}."
        return Row(number, old, new, SAME if is_same else WRONG, said if is_same else f"{said} Zostaw jeden z nich.")
    entry = known.old.get(key)
    if entry and (entry.page_id, entry.target) == (end.page.pk if end.page else None, end.path):
        return Row(number, old, new, SAME, f"Prowadzi już do: {end}")
    said = f"Teraz prowadzi do: {entry.leads_to}. " if entry else ""
    said += _way(new, end)
    return Row(number, old, new, CHANGED if entry else NEW, said, path, key, end)


def _way(new: str, end: Target) -> str:
    """The final target, with a note if it differs from the typed one."""
    typed = addresses.within(new).strip("/")
    told = f"Będzie prowadzić do: {end}"
    if typed.lower() != str(end).strip("/").lower():
        told += f" (bo tam prowadzi „{new.strip()}”)"
    if end.page and not end.page.is_published:
        told += ". Ta strona jest jeszcze szkicem, więc adres zadziała po jej opublikowaniu"
    return told
