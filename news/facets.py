"""What readers ask of the news: the words of an address, what they find, and the counts beside each filter.

``?temat=sport&od=organizacje``; core/facets.py has what all fast lists share.
"""

from dataclasses import dataclass, field
from datetime import datetime

from core.facet_lists import FacetList
from core.facetindex import Index

LEGENDS = {"temat": "Temat", "od": "Kto pisze"}
PUBLISHERS = {"biuro": "Biuro", "organizacje": "Organizacje"}
SORTS = {"nowe": "najnowsze", "trafnosc": "najtrafniejsze"}
ARTICLES = FacetList("article", legends=LEGENDS, offered=SORTS, usual="nowe")

#: What a row loses by the clock alone: the moment, and facet and value.
Moment = tuple[datetime, str, str, int]


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows: the themes as a person reads them, and what changes before midnight."""

    themes: dict[str, str] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)

    def of(self, facet: str) -> dict[str, str]:
        return {"temat": self.themes, "od": PUBLISHERS}[facet]


def visible(index: Index) -> int:
    """The rows whose moment has come."""
    return index.everything & ~index.having("czas", "zaplanowane")


def current(index: Index) -> int:
    """Those of them that are not in the archive yet."""
    return visible(index) & index.having("czas", "aktualne")
