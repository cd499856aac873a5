"""What readers ask of the news: the words of an address, what they find, and the counts beside each filter.

``?temat=sport&od=organizacje``; core/facets.py has what all fast lists share.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict

from core import facets, search
from core.facetindex import Index
from core.facets import Chosen, Found, Group, Sort, State

LEGENDS = {"temat": "Temat", "od": "Kto pisze"}
PUBLISHERS = {"biuro": "Biuro", "organizacje": "Organizacje"}
SORTS = {"nowe": "najnowsze", "trafnosc": "najtrafniejsze"}
USUAL = "nowe"

#: What a row loses by the clock alone: the moment, and facet and value.
Moment = tuple[datetime, str, str, int]


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows: the themes as a person reads them, and what changes before midnight."""

    themes: dict[str, str] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)

    def of(self, facet: str) -> dict[str, str]:
        return {"temat": self.themes, "od": PUBLISHERS}[facet]


def parse(asked: QueryDict, known: Words) -> tuple[State, list[str]]:
    """What a visitor asks, and polite sentences about what had to be left out. Strange parameters are no matter."""
    q, notices = facets.clean_query(asked.get("q", ""))
    chosen, strange = facets.choose(asked, LEGENDS, known.of)
    sort = asked.get("sort", "")
    if sort and sort not in SORTS:
        strange.append(sort)
    if sort not in SORTS or sort == USUAL or (sort == "trafnosc" and not q):
        sort = ""
    return State(q=q, chosen=chosen, sort=sort), notices + facets.left_out(strange)


def visible(index: Index) -> int:
    """The rows whose moment has come."""
    return index.everything & ~index.having("czas", "zaplanowane")


def current(index: Index) -> int:
    """Those of them that are not in the archive yet."""
    return visible(index) & index.having("czas", "aktualne")


def find(index: Index, state: State, *, among: int, order: str | None = None) -> Found:
    """What ``state`` finds among these rows, the pinned and the newest first or in ``order``.

    Costs no query, but for the search of words.
    """
    query, is_cut, by = None, False, order
    if state.q:
        query = search.understand(state.q)
        best_first = search.ids(query, kind="article")
        is_cut = len(best_first) >= search.MAX_IDS
        best_first = index.rows_of(best_first)
        among &= index.bitset(best_first)
        by = best_first if state.sort == "trafnosc" else by
    hits = index.select(dict(state.chosen), among=among)
    return Found(hits, among, index.rows(hits, by), query, is_cut)


def groups(index: Index, state: State, among: int) -> list[Group]:
    """The filters with what each would find."""
    return facets.groups(index, state, among, legends=LEGENDS, switches=(), labels=index.beside.of)


def chosen(state: State, known: Words) -> list[Chosen]:
    """What is filtered by, each with the address that lets it go."""
    return facets.chosen(state, known.of)


def sorts(state: State) -> list[Sort]:
    """The orders on offer; there is a choice only where something is searched."""
    return facets.sorts(state, SORTS, usual=USUAL) if state.q else []
