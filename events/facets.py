"""What residents ask of the calendar: the words of an address, what they find, and the counts beside each filter.

``?rodzaj=szkolenie&temat=sport&wolne=1&kiedy=weekend``; core/facets.py has what all fast lists share.
"""

from array import array
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import QueryDict
from django.utils.text import slugify

from core import facets, search
from core.facetindex import Index
from core.facets import Chosen, Found, Group, Sort, State
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
SORTS = {"termin": "najbliższe", "nowe": "ostatnio dodane", "trafnosc": "najtrafniejsze"}
USUAL = "termin"
OFFICE_WORD = "biuro"
KIND_WORDS = {slugify(fold(kind.label)): kind for kind in Kind}
"""Kinds as an address spells them: ``spotkanie-miedzysektorowe``."""
WORD_OF_KIND = {kind.value: word for word, kind in KIND_WORDS.items()}


#: What a row loses by the clock alone: the moment, and facet and value; "" where only its words change.
Moment = tuple[datetime, str, str, int]


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows: the values a facet may have, in the order shown, with what a person reads.

    ``days`` are the days by which the rows stand (ordinals), ``moments`` what changes before midnight.
    """

    themes: dict[str, str] = field(default_factory=dict)
    features: dict[str, str] = field(default_factory=dict)
    organizers: dict[str, str] = field(default_factory=dict)
    days: array = field(default_factory=lambda: array("l"))
    moments: list[Moment] = field(default_factory=list)

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
    sort = asked.get("sort", "")
    if sort and sort not in SORTS:
        strange.append(sort)
    if sort not in SORTS or sort == USUAL or (sort == "trafnosc" and not q):
        sort = ""
    return State(q=q, chosen=chosen, sort=sort), notices + facets.left_out(strange)


def coming(index: Index) -> int:
    """The rows that are not over."""
    return index.having("czas", "przed")


def find(index: Index, state: State, *, among: int, order: str | None = None) -> Found:
    """What ``state`` finds among these rows, the nearest first or in ``order``, unless the state asks for another.

    Costs no query, but for the search of words.
    """
    query, is_cut, by = None, False, "nowe" if state.sort == "nowe" else order
    if state.q:
        query = search.understand(state.q)
        best_first = search.ids(query, kind="event")
        is_cut = len(best_first) >= search.MAX_IDS
        best_first = index.rows_of(best_first)
        among &= index.bitset(best_first)
        by = best_first if state.sort == "trafnosc" else by
    hits = index.select(dict(state.chosen), among=among)
    return Found(hits, among, index.rows(hits, by), query, is_cut)


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


def sorts(state: State) -> list[Sort]:
    """The orders on offer for what is to come; "the best first" only where something is searched."""
    offered = {name: label for name, label in SORTS.items() if state.q or name != "trafnosc"}
    return facets.sorts(state, offered, usual=USUAL)
