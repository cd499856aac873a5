"""List parameters: cleans the query string, finds rows, counts results for each filter.

Facets have the names used in the URL: ``?temat=sport&temat=kultura&wolne=1``. Several values of one facet widen
the result, several facets narrow it. Each list declares its own ``Filters``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from django.http import QueryDict
from django.utils.http import urlencode

from core import search
from core.lists.index import Index, Rows

SHOWN_AT_ONCE = 7
MAX_QUERY = 200
#: Order by search relevance, best first; available only with search words.
BEST = "trafnosc"
#: Legend of the fieldset of switches.
ONLY = "Pokaż tylko"


class Words(Protocol):
    """Labels that an index keeps beside its rows."""

    def of(self, facet: str) -> Mapping[str, str]:
        """The values of a facet in display order, with their labels."""


@dataclass(frozen=True)
class State:
    """Cleaned parameters: only known values, in a fixed order, so that equal requests give equal states."""

    q: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""

    def values(self, facet: str) -> tuple[str, ...]:
        return dict(self.chosen).get(facet, ())

    def pairs(self) -> list[tuple[str, str]]:
        """The state as URL parameters."""
        facets = [(facet, value) for facet, values in self.chosen for value in values]
        return [*([("q", self.q)] if self.q else []), *facets, *([("sort", self.sort)] if self.sort else [])]

    def query(self, page: int = 1) -> str:
        """ "?temat=sport&strona=2", or "" without parameters."""
        pairs = [*self.pairs(), *([("strona", page)] if page > 1 else [])]
        return f"?{urlencode(pairs)}" if pairs else ""

    def without(self, facet: str, value: str) -> "State":
        kept = ((name, tuple(v for v in values if (name, v) != (facet, value))) for name, values in self.chosen)
        return replace(self, chosen=tuple((name, values) for name, values in kept if values))

    def without_facets(self, *names: str) -> "State":
        """The same state without these facets, for pages that fix them: a month page has its own dates."""
        return replace(self, chosen=tuple((name, values) for name, values in self.chosen if name not in names))

    def without_sort(self) -> "State":
        return replace(self, sort="")

    def filters_alone(self) -> "State":
        """For feeds, which have their own order and no search words."""
        return State(chosen=self.chosen)

    def unfiltered(self) -> "State":
        return replace(self, chosen=())


@dataclass(frozen=True)
class Found:
    """The result for a state: rows in the requested order, and the rows that the filters chose from."""

    hits: int
    among: int
    rows: Rows
    query: search.Query | None = None
    is_cut: bool = False


def left_out(unknown: list[str]) -> list[str]:
    """The message about unknown filters, or none."""
    if not unknown:
        return []
    shown = ", ".join(f"„{printable(value)[:40]}”" for value in unknown[:3])
    return [f"Pominęliśmy filtr, którego nie znamy: {shown}. Pozostałe działają."]


def clean_query(text: str) -> tuple[str, list[str]]:
    """Search words cleaned for use and display, and messages about what was ignored."""
    notices, clean = [], " ".join(printable(text[: 20 * MAX_QUERY]).split())
    if clean != " ".join(text[: 20 * MAX_QUERY].split()):
        notices.append("W szukanym tekście były znaki sterujące. Pominęliśmy je.")
    if len(clean) > MAX_QUERY or len(text) > 20 * MAX_QUERY:
        clean = clean[:MAX_QUERY].rstrip()
        notices.append(f"Szukany tekst był bardzo długi. Szukamy według pierwszych {MAX_QUERY} znaków.")
    return clean, notices


def printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() or letter.isspace())


@dataclass(frozen=True)
class Option:
    facet: str
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """One fieldset of filters: the first options are visible, the others expand."""

    legend: str
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        return self.options if len(self.options) <= SHOWN_AT_ONCE + 2 else self.options[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> list[Option]:
        return self.options[len(self.first) :]

    @property
    def rest_is_chosen(self) -> bool:
        return any(option.is_chosen for option in self.rest)


@dataclass(frozen=True)
class Chosen:
    label: str
    url: str


@dataclass(frozen=True)
class Sort:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Filters:
    """The filters of a list.

    ``kind`` is the search kind of the rows; ``legends`` and ``switches`` have the facets by URL
    name; ``offered`` lists the orders, of which ``usual`` is the order of rows in the index, the others are
    named orders of the index. ``is_best_first``: search results are sorted by relevance unless another order is set.
    """

    kind: str
    legends: Mapping[str, str]
    offered: Mapping[str, str]
    usual: str
    switches: Mapping[str, str] = field(default_factory=dict)
    is_best_first: bool = False

    def parse(self, asked: QueryDict, known: Words) -> tuple[State, list[str]]:
        """The requested state, and messages about ignored values. Unknown parameters are ignored silently."""
        q, notices = clean_query(asked.get("q", ""))
        chosen, unknown = [], []
        for facet in (*self.legends, *self.switches):
            if wanted := set(asked.getlist(facet)) - {""}:
                values = tuple(value for value in known.of(facet) if value in wanted)
                unknown += sorted(wanted - set(values))
                if values:
                    chosen.append((facet, values))
        sort = asked.get("sort", "")
        if sort and sort not in self.offered:
            unknown.append(sort)
        if sort not in self.offered or sort == self._usual_for(q) or (sort == BEST and not q):
            sort = ""
        return State(q=q, chosen=tuple(chosen), sort=sort), notices + left_out(unknown)

    def find(self, index: Index, state: State, *, among: int, order: str | None = None) -> Found:
        """Rows found by ``state`` among these rows, in index order or in ``order``, unless the state sets another.

        Makes no query except for the word search.
        """
        sort = state.sort or self._usual_for(state.q)
        query, is_cut, by = None, False, order if sort == self.usual else sort
        if state.q:
            query = search.understand(state.q)
            best_first = search.ids(query, kind=self.kind)
            is_cut = len(best_first) >= search.MAX_IDS
            best_first = index.rows_of(best_first)
            among &= index.bitset(best_first)
            by = best_first if sort == BEST else by
        hits = index.select(dict(state.chosen), among=among)
        return Found(hits, among, index.rows(hits, by), query, is_cut)

    def groups(self, index: Index, state: State, among: int, *, but: tuple[str, ...] = ()) -> list[Group]:
        """The filters with result counts; ``but`` names facets to leave out on this page.

        Options without results are left out unless selected.
        """

        def options(facet: str) -> list[Option]:
            counts = index.counts(facet, index.select(dict(state.chosen), among=among, but=facet))
            return [
                Option(facet, value, label, counts.get(value, 0), value in state.values(facet))
                for value, label in index.beside.of(facet).items()
                if value in counts or value in state.values(facet)
            ]

        fieldsets = [Group(legend, options(facet)) for facet, legend in self.legends.items() if facet not in but]
        switches = [option for facet in self.switches if facet not in but for option in options(facet)]
        return [group for group in (*fieldsets, Group(ONLY, switches)) if group.options]

    def chosen(self, state: State, known: Words) -> list[Chosen]:
        """Active filters, each with the URL that removes it."""
        return [
            Chosen(known.of(facet)[value], state.without(facet, value).query() or "./")
            for facet, values in state.chosen
            for value in values
        ]

    def sorts(self, state: State) -> list[Sort]:
        """Available orders; relevance only with search words, empty if there is only one.

        The URL of the usual order has no order parameter.
        """
        usual = self._usual_for(state.q)
        offered = {name: label for name, label in self.offered.items() if state.q or name != BEST}
        if len(offered) == 1:
            return []
        addresses = {name: replace(state, sort="" if name == usual else name).query() or "./" for name in offered}
        return [Sort(offered[name], url, name == (state.sort or usual)) for name, url in addresses.items()]

    def _usual_for(self, q: str) -> str:
        return BEST if q and self.is_best_first else self.usual
