"""What residents ask of the registry: the words of an address, what they find, and the counts beside each filter.

The facets are named as in the address: ``?temat=sport&temat=kultura&forma=fundacja&opp=1``. Several values of
one facet widen the answer, several facets narrow it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import slugify

from core import search
from core.facetindex import Index, Rows
from core.polish import fold, sort_key
from organizations.choices import LegalForm

LEGENDS = {"temat": "Temat", "forma": "Forma prawna", "dzielnica": "Część miasta"}
SWITCHES = {"wolontariat": "Szukają wolontariuszy", "opp": "Przekaż 1,5% podatku"}
SORTS = {
    "trafnosc": "najtrafniejsze",
    "nazwa": "od A do Ż",
    "potwierdzone": "ostatnio potwierdzone",
    "nowe": "ostatnio dodane",
}
SHOWN_AT_ONCE = 7
MAX_QUERY = 200

FORM_WORDS = {slugify(fold(form.label)): form for form in LegalForm}
"""Legal forms as an address spells them: ``stowarzyszenie-zwykle``."""
WORD_OF_FORM = {form.value: word for word, form in FORM_WORDS.items()}


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Words:
    """The values a facet may have, in the order shown, with what a person reads; kept beside the index."""

    themes: dict[str, str] = field(default_factory=dict)
    districts: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)

    def of(self, facet: str) -> dict[str, str]:
        if facet in SWITCHES:
            return {"1": SWITCHES[facet]}
        return {"temat": self.themes, "forma": self.forms, "dzielnica": self.districts}[facet]


def words(themes: Iterable, districts: Iterable, form_counts: dict[str, int]) -> Words:
    """Themes and districts as the office ordered them, legal forms by how many have them."""
    labels = {word: capitalized(form.label) for word, form in FORM_WORDS.items()}
    forms = sorted(labels, key=lambda word: (-form_counts.get(word, 0), sort_key(labels[word])))
    return Words(
        themes={theme.slug: theme.name for theme in themes},
        districts={district.slug: district.name for district in districts},
        forms={word: labels[word] for word in forms},
    )


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

    def unfiltered(self) -> "State":
        return replace(self, chosen=())

    @property
    def order(self) -> str:
        """The order in force: as asked, else the best first where something is searched, else by name."""
        return self.sort or usual_order(self.q)


def usual_order(q: str) -> str:
    return "trafnosc" if q else "nazwa"


def parse(asked: QueryDict, known: Words) -> tuple[State, list[str]]:
    """What a visitor asks, and polite sentences about what had to be left out. Strange parameters are no matter."""
    q, notices = _clean_query(asked.get("q", ""))
    chosen, strange = [], []
    for facet in (*LEGENDS, *SWITCHES):
        wanted = set(asked.getlist(facet)) - {""}
        values = tuple(value for value in known.of(facet) if value in wanted)
        strange += sorted(wanted - set(values))
        if values:
            chosen.append((facet, values))
    sort = asked.get("sort", "")
    if sort and sort not in SORTS:
        strange.append(sort)
    if sort not in SORTS or sort == usual_order(q) or (sort == "trafnosc" and not q):
        sort = ""
    if strange:
        shown = ", ".join(f"„{printable(value)[:40]}”" for value in strange[:3])
        notices.append(f"Pominęliśmy filtr, którego nie znamy: {shown}. Pozostałe działają.")
    return State(q=q, chosen=tuple(chosen), sort=sort), notices


def _clean_query(text: str) -> tuple[str, list[str]]:
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
class Found:
    """The answer to a state: which rows, in the order asked for, and among what the filters chose."""

    hits: int
    among: int
    rows: Rows
    query: search.Query | None = None
    is_cut: bool = False


def find(index: Index, state: State) -> Found:
    """What ``state`` finds. Costs no query, but for the search where words are given."""
    among, order, query, is_cut = index.everything, None if state.order == "nazwa" else state.order, None, False
    if state.q:
        query = search.understand(state.q)
        best_first = search.ids(query, kind="organization")
        is_cut = len(best_first) >= search.MAX_IDS
        best_first = index.rows_of(best_first)
        among = index.bitset(best_first)
        order = best_first if order == "trafnosc" else order
    hits = index.select(dict(state.chosen), among=among)
    return Found(hits, among, index.rows(hits, order), query, is_cut)


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


def groups(index: Index, state: State, among: int) -> list[Group]:
    """The filters with what each would find. What would find nothing is left out, unless it is chosen."""

    def options(facet: str) -> list[Option]:
        counts = index.counts(facet, index.select(dict(state.chosen), among=among, but=facet))
        return [
            Option(facet, value, label, counts.get(value, 0), value in state.values(facet))
            for value, label in index.beside.of(facet).items()
            if value in counts or value in state.values(facet)
        ]

    fieldsets = [Group(legend, options(facet)) for facet, legend in LEGENDS.items()]
    fieldsets.append(Group("Pokaż tylko", [option for facet in SWITCHES for option in options(facet)]))
    return [group for group in fieldsets if group.options]


@dataclass(frozen=True)
class Chosen:
    label: str
    url: str


def chosen(state: State, known: Words) -> list[Chosen]:
    """What is filtered by, each with the address that lets it go."""
    return [
        Chosen(known.of(facet)[value], state.without(facet, value).query() or "./")
        for facet, values in state.chosen
        for value in values
    ]


@dataclass(frozen=True)
class Sort:
    label: str
    url: str
    is_current: bool


def sorts(state: State) -> list[Sort]:
    """The orders on offer; "the best first" only where something is searched."""
    offered = {name: label for name, label in SORTS.items() if state.q or name != "trafnosc"}
    usual = usual_order(state.q)
    return [
        Sort(label, replace(state, sort="" if name == usual else name).query() or "./", name == state.order)
        for name, label in offered.items()
    ]
