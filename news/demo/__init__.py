"""Demo data of articles, pages with documents, calls and the declaration."""

from typing import Any

from grants.demo import calls
from news.demo import articles
from pages.demo import pages, statements


def load(*, office: Any, person: Any) -> None:
    for part in (articles, pages, calls, statements):
        part.add(office=office)
