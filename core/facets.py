"""What somebody asks of a fast list: the words of an address cleaned, and the counts beside each filter.

The facets are named as in the address: ``?temat=sport&temat=kultura&wolne=1``. Several values of one facet widen the
answer, several facets narrow it. Each list names its own facets (organizations/facets.py, events/facets.py).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

from core import search
from core.facetindex import Index, Rows

SHOWN_AT_ONCE = 7
MAX_QUERY = 200
#: The values a facet may have, in the order shown, with what a person reads.
Labels = Callable[[str], Mapping[str, str]]


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
        """The same wish where these facets are no matter: a month is its own answer to "when"."""
        return replace(self, chosen=tuple((name, values) for name, values in self.chosen if name not in names))

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


def choose(
    asked: QueryDict, names: Iterable[str], labels: Labels
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], list[str]]:
    """The values asked for that are known, facet by facet, and those that nobody knows."""
    chosen, strange = [], []
    for facet in names:
        known, wanted = labels(facet), set(asked.getlist(facet)) - {""}
        values = tuple(value for value in known if value in wanted)
        strange += sorted(wanted - set(values))
        if values:
            chosen.append((facet, values))
    return tuple(chosen), strange


def left_out(strange: list[str]) -> list[str]:
    """The polite sentence about filters that nobody knows, or none."""
    if not strange:
        return []
    shown = ", ".join(f"„{printable(value)[:40]}”" for value in strange[:3])
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


def groups(
    index: Index, state: State, among: int, *, legends: Mapping[str, str], switches: Iterable[str], labels: Labels
) -> list[Group]:
    """The filters with what each would find. What would find nothing is left out, unless it is chosen."""

    def options(facet: str) -> list[Option]:
        counts = index.counts(facet, index.select(dict(state.chosen), among=among, but=facet))
        return [
            Option(facet, value, label, counts.get(value, 0), value in state.values(facet))
            for value, label in labels(facet).items()
            if value in counts or value in state.values(facet)
        ]

    fieldsets = [Group(legend, options(facet)) for facet, legend in legends.items()]
    fieldsets.append(Group("Pokaż tylko", [option for facet in switches for option in options(facet)]))
    return [group for group in fieldsets if group.options]


@dataclass(frozen=True)
class Chosen:
    label: str
    url: str


def chosen(state: State, labels: Labels) -> list[Chosen]:
    """What is filtered by, each with the address that lets it go."""
    return [
        Chosen(labels(facet)[value], state.without(facet, value).query() or "./")
        for facet, values in state.chosen
        for value in values
    ]


@dataclass(frozen=True)
class Sort:
    label: str
    url: str
    is_current: bool


def sorts(state: State, offered: Mapping[str, str], *, usual: str) -> list[Sort]:
    """The orders on offer, each with its address; that of the usual one says nothing of order."""
    return [
        Sort(label, replace(state, sort="" if name == usual else name).query() or "./", name == (state.sort or usual))
        for name, label in offered.items()
    ]
