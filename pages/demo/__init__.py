"""Demo data of pages, documents and the declaration."""

from typing import Any

from pages.demo import pages, statements


def load(*, office: Any, person: Any) -> None:
    for part in (pages, statements):
        part.add(office=office)
