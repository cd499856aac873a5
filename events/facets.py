"""What residents ask of the calendar: the words of an address, what they find, and the counts beside each filter.

``?rodzaj=szkolenie&temat=sport&wolne=1&kiedy=weekend``; core/facets.py has what all fast lists share.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify

from core import facets, search
from core.facetindex import Index
from core.facets import Chosen, Found, Group, State
from core.polish import fold
from events.choices import Kind

LEGENDS = {
    "kiedy": "Kiedy",
    "rodzaj": "Rodzaj",
    "temat": "Temat",
    "dostepnosc": "Dostępność miejsca",
    "organizator": "Organizator",
}
SWITCHES = {"wolne": "Z wolnymi miejscami"}
SOON = {"dzis": "Dziś", "weekend": "W ten weekend", "tydzien": "W ciągu 7 dni", "miesiac": "W ciągu 30 dni"}
OFFICE_WORD = "biuro"
KIND_WORDS = {slugify(fold(kind.label)): kind for kind in Kind}
"""Kinds as an address spells them: ``spotkanie-miedzysektorowe``."""
WORD_OF_KIND = {kind.value: word for word, kind in KIND_WORDS.items()}


@dataclass(frozen=True)
class Words:
    """The values a facet may have, in the order shown, with what a person reads; and when the rows of today end."""

    themes: dict[str, str] = field(default_factory=dict)
    features: dict[str, str] = field(default_factory=dict)
    organizers: dict[str, str] = field(default_factory=dict)
    ends: list[tuple[datetime, int]] = field(default_factory=list)

    def of(self, facet: str) -> dict[str, str]:
        if facet in SWITCHES:
            return {"1": SWITCHES[facet]}
        if facet == "rodzaj":
            return {word: kind.label[:1].upper() + kind.label[1:] for word, kind in KIND_WORDS.items()}
        named = {"kiedy": SOON, "temat": self.themes, "dostepnosc": self.features, "organizator": self.organizers}
        return named[facet]


def parse(asked: QueryDict, known: Words) -> tuple[State, list[str]]:
    """What a visitor asks, and polite sentences about what had to be left out. Strange parameters are no matter."""
    q, notices = facets.clean_query(asked.get("q", ""))
    chosen, strange = facets.choose(asked, (*LEGENDS, *SWITCHES), known.of)
    return State(q=q, chosen=chosen), notices + facets.left_out(strange)


def coming(index: Index) -> int:
    """The rows that are not over this very minute: those of today end one by one."""
    ends = index.beside.ends
    over = index.bitset(row for _, row in ends[: bisect_left(ends, (timezone.now(), -1))])
    return index.having("czas", "przed") & ~over


def find(index: Index, state: State, *, among: int) -> Found:
    """What ``state`` finds among these rows, the nearest first. Costs no query, but for the search of words."""
    query, is_cut = None, False
    if state.q:
        query = search.understand(state.q)
        best_first = search.ids(query, kind="event")
        is_cut = len(best_first) >= search.MAX_IDS
        among &= index.bitset(index.rows_of(best_first))
    hits = index.select(dict(state.chosen), among=among)
    return Found(hits, among, index.rows(hits), query, is_cut)


def groups(index: Index, state: State, among: int, *, but: tuple[str, ...] = ()) -> list[Group]:
    """The filters with what each would find; ``but`` names those that make no sense on this page."""
    legends = {name: legend for name, legend in LEGENDS.items() if name not in but}
    switches = [name for name in SWITCHES if name not in but]
    return facets.groups(index, state, among, legends=legends, switches=switches, labels=index.beside.of)


def chosen(state: State, known: Words) -> list[Chosen]:
    """What is filtered by, each with the address that lets it go."""
    return facets.chosen(state, known.of)


def without(state: State, *names: str) -> State:
    """The same wish without these facets: a month is its own answer to "when"."""
    return replace(state, chosen=tuple((name, values) for name, values in state.chosen if name not in names))
