"""What a visitor asks of a list: the words of an address cleaned, rows found, the counts beside each filter.

The facets are named as in the address: ``?temat=sport&temat=kultura&wolne=1``. Several values of one facet widen the
answer, several facets narrow it. Each list declares its own ``Filters``.
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
#: The order of what is searched for, the best first; it makes sense with words alone.
BEST = "trafnosc"
#: Legend of the fieldset of switches.
ONLY = "Pokaż tylko"


class Words(Protocol):
    """What an index keeps beside its rows."""

    def of(self, facet: str) -> Mapping[str, str]:
        """The values a facet may have, in the order shown, with what a person reads."""


@dataclass(frozen=True)
class State:
    """What was asked, cleaned: only known values, in a fixed order, so that equal wishes are equal states."""

    q: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""

    def values(self, facet: str) -> tuple[str, ...]:
        return dict(self.chosen).get(facet, ())

    def pairs(self) -> list[tuple[str, str]]:
        """The state as parameters of an address."""
        facets = [(facet, value) for facet, values in self.chosen for value in values]
        return [*([("q", self.q)] if self.q else []), *facets, *([("sort", self.sort)] if self.sort else [])]

    def query(self, page: int = 1) -> str:
        """ "?temat=sport&strona=2", or nothing where nothing was asked."""
        pairs = [*self.pairs(), *([("strona", page)] if page > 1 else [])]
        return f"?{urlencode(pairs)}" if pairs else ""

    def without(self, facet: str, value: str) -> "State":
        kept = ((name, tuple(v for v in values if (name, v) != (facet, value))) for name, values in self.chosen)
        return replace(self, chosen=tuple((name, values) for name, values in kept if values))

    def without_facets(self, *names: str) -> "State":
        """The same wish without these facets, for pages that answer them themselves: a month is its own "when"."""
        return replace(self, chosen=tuple((name, values) for name, values in self.chosen if name not in names))

    def without_sort(self) -> "State":
        return replace(self, sort="")

    def filters_alone(self) -> "State":
        """For feeds, which have an order of their own and search for no words."""
        return State(chosen=self.chosen)

    def unfiltered(self) -> "State":
        return replace(self, chosen=())


@dataclass(frozen=True)
class Found:
    """The answer to a state: which rows, in the order asked for, and among what the filters chose."""

    hits: int
    among: int
    rows: Rows
    query: search.Query | None = None
    is_cut: bool = False


def left_out(unknown: list[str]) -> list[str]:
    """The sentence about filters that no list knows, or none."""
    if not unknown:
        return []
    shown = ", ".join(f"„{printable(value)[:40]}”" for value in unknown[:3])
    return [f"Pominęliśmy filtr, którego nie znamy: {shown}. Pozostałe działają."]


def clean_query(text: str) -> tuple[str, list[str]]:
    """The words searched for, fit to be used and shown, and sentences about what had to be left out."""
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
    """One fieldset of the filters: the first options are seen at once, the others on wish."""

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
    """What can be asked of a list.

    ``kind`` is what the search calls the rows; ``legends`` and ``switches`` have the facets by their names in an
    address; ``offered`` the orders, of which ``usual`` is the one that the rows have in the index, the others being
    orders of the index by name. ``is_best_first``: searched words bring the best first unless another order is asked.
    """

    kind: str
    legends: Mapping[str, str]
    offered: Mapping[str, str]
    usual: str
    switches: Mapping[str, str] = field(default_factory=dict)
    is_best_first: bool = False

    def parse(self, asked: QueryDict, known: Words) -> tuple[State, list[str]]:
        """What a visitor asks, and sentences about what had to be left out. Unknown parameters do not matter."""
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
        """What ``state`` finds among these rows, as they are or in ``order``, unless the state asks for another.

        Costs no query, but for the search of words.
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
        """The filters with what each would find; ``but`` names those that make no sense on this page.

        What would find nothing is left out, unless it is chosen.
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
        """What is filtered by, each with the address without it."""
        return [
            Chosen(known.of(facet)[value], state.without(facet, value).query() or "./")
            for facet, values in state.chosen
            for value in values
        ]

    def sorts(self, state: State) -> list[Sort]:
        """The orders on offer; "the best first" only where something is searched, none where there is no choice.

        The address of the usual one names no order.
        """
        usual = self._usual_for(state.q)
        offered = {name: label for name, label in self.offered.items() if state.q or name != BEST}
        if len(offered) == 1:
            return []
        addresses = {name: replace(state, sort="" if name == usual else name).query() or "./" for name in offered}
        return [Sort(offered[name], url, name == (state.sort or usual)) for name, url in addresses.items()]

    def _usual_for(self, q: str) -> str:
        return BEST if q and self.is_best_first else self.usual
