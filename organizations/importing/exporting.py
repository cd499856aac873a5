"""The registry as a spreadsheet for the office, internal data included; the import can read it back."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from core.tables import sheets
from core.tables.sheets import DANGEROUS
from organizations.importing.columns import COLUMNS, ONLY_EXPORTED
from organizations.models import Organization

WORDS = {"themes": "name", "spheres": "code", "target_groups": "name", "access_features": "name"}


def xlsx(queryset: QuerySet[Organization]) -> bytes:
    """Every cell is text, so that register numbers keep their zeros and no formula is run."""
    rows = _rows(queryset)
    return sheets.xlsx("Organizacje", next(rows), rows)


def csv_file(queryset: QuerySet[Organization]) -> bytes:
    """For Polish Excel: semicolons, UTF-8 with a BOM, an apostrophe before a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in _rows(queryset):
        writer.writerow([f"'{cell}" if cell.startswith(DANGEROUS) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _rows(queryset: QuerySet[Organization]) -> Iterator[list[str]]:
    yield [column.label for column in COLUMNS] + [label for _, label in ONLY_EXPORTED]
    entries = queryset.select_related("district", "internal_contact").prefetch_related(*WORDS)
    for entry in entries.iterator(chunk_size=500):
        yield [_text(entry, column.key) for column in COLUMNS] + [_text(entry, key) for key, _ in ONLY_EXPORTED]


def _text(entry: Organization, key: str) -> str:
    if key in WORDS:
        return "; ".join(str(getattr(word, WORDS[key])) for word in getattr(entry, key).all())
    if key == "public_benefit":
        return "tak" if entry.is_public_benefit else ""
    if key.startswith("contact_"):
        return getattr(getattr(entry, "internal_contact", None), key.removeprefix("contact_"), "")
    display = getattr(entry, f"get_{key}_display", None)
    return _plain(display() if display else getattr(entry, key))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if hasattr(value, "hour"):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
