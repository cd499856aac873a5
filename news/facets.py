"""Filters of the news lists in the query string: ``?temat=sport&od=organizacje``.

core/lists/asked.py has what all lists share.
"""

from dataclasses import dataclass, field

from core.lists.asked import Filters
from core.lists.index import Index

LEGENDS = {"temat": "Temat", "od": "Kto pisze"}
PUBLISHERS = {"biuro": "Biuro", "organizacje": "Organizacje"}
SORTS = {"nowe": "najnowsze", "trafnosc": "najtrafniejsze"}
ARTICLES = Filters("article", legends=LEGENDS, offered=SORTS, usual="nowe")


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows: the theme names."""

    themes: dict[str, str] = field(default_factory=dict)

    def of(self, facet: str) -> dict[str, str]:
        return {"temat": self.themes, "od": PUBLISHERS}[facet]


def visible(index: Index) -> int:
    """The rows whose publication time has come."""
    return index.everything & ~index.having("czas", "zaplanowane")


def current(index: Index) -> int:
    """The visible rows that are not archived yet."""
    return visible(index) & index.having("czas", "aktualne")
