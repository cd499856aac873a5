"""A list with filters: what was asked is cleaned, found, counted and put in order the same way in each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.http import QueryDict

from core import facets, search
from core.facetindex import Index
from core.facets import Chosen, Found, Group, Sort, State

#: The order of what is searched for, the best first; it makes sense with words alone.
BEST = "trafnosc"
#: The order that each index keeps beside the usual one.
NEWEST = "nowe"


class Words(Protocol):
    """What an index keeps beside its rows."""

    def of(self, facet: str) -> Mapping[str, str]:
        """The values a facet may have, in the order shown, with what a person reads."""


@dataclass(frozen=True)
class FacetList:
    """``kind`` is what the search calls the rows; ``legends`` and ``switches`` have the facets by their names in an
    address; ``offered`` the orders, of which ``usual`` is the one that the rows stand in.
    """

    kind: str
    legends: Mapping[str, str]
    offered: Mapping[str, str]
    usual: str
    switches: Mapping[str, str] = field(default_factory=dict)

    def parse(self, asked: QueryDict, known: Words) -> tuple[State, list[str]]:
        """What a visitor asks, and sentences about what had to be left out. Strange parameters are no matter."""
        q, notices = facets.clean_query(asked.get("q", ""))
        chosen, strange = facets.choose(asked, (*self.legends, *self.switches), known.of)
        sort = asked.get("sort", "")
        if sort and sort not in self.offered:
            strange.append(sort)
        if sort not in self.offered or sort == self.usual or (sort == BEST and not q):
            sort = ""
        return State(q=q, chosen=chosen, sort=sort), notices + facets.left_out(strange)

    def find(self, index: Index, state: State, *, among: int, order: str | None = None) -> Found:
        """What ``state`` finds among these rows, as they stand or in ``order``, unless the state asks for another.

        Costs no query, but for the search of words.
        """
        query, is_cut, by = None, False, NEWEST if state.sort == NEWEST else order
        if state.q:
            query = search.understand(state.q)
            best_first = search.ids(query, kind=self.kind)
            is_cut = len(best_first) >= search.MAX_IDS
            best_first = index.rows_of(best_first)
            among &= index.bitset(best_first)
            by = best_first if state.sort == BEST else by
        hits = index.select(dict(state.chosen), among=among)
        return Found(hits, among, index.rows(hits, by), query, is_cut)

    def groups(self, index: Index, state: State, among: int, *, but: tuple[str, ...] = ()) -> list[Group]:
        """The filters with what each would find; ``but`` names those that make no sense on this page."""
        legends = {name: legend for name, legend in self.legends.items() if name not in but}
        switches = [name for name in self.switches if name not in but]
        return facets.groups(index, state, among, legends=legends, switches=switches, labels=index.beside.of)

    def chosen(self, state: State, known: Words) -> list[Chosen]:
        """What is filtered by, each with the address that lets it go."""
        return facets.chosen(state, known.of)

    def sorts(self, state: State) -> list[Sort]:
        """The orders on offer; "the best first" only where something is searched, none where there is no choice."""
        offered = {name: label for name, label in self.offered.items() if state.q or name != BEST}
        return facets.sorts(state, offered, usual=self.usual) if len(offered) > 1 else []
