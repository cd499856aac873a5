"""What residents ask of the registry: the words of an address, what they find, and the counts beside each filter.

The facets are named as in the address: ``?temat=sport&temat=kultura&forma=fundacja&opp=1``. Several values of
one facet widen the answer, several facets narrow it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.text import slugify

from core import facets, search
from core.facetindex import Index
from core.facets import Chosen, Found, Group, Sort, State
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


def order_of(state: State) -> str:
    """The order in force: as asked, else the best first where something is searched, else by name."""
    return state.sort or usual_order(state.q)


def usual_order(q: str) -> str:
    return "trafnosc" if q else "nazwa"


def parse(asked: QueryDict, known: Words) -> tuple[State, list[str]]:
    """What a visitor asks, and polite sentences about what had to be left out. Strange parameters are no matter."""
    q, notices = facets.clean_query(asked.get("q", ""))
    chosen, strange = facets.choose(asked, (*LEGENDS, *SWITCHES), known.of)
    sort = asked.get("sort", "")
    if sort and sort not in SORTS:
        strange.append(sort)
    if sort not in SORTS or sort == usual_order(q) or (sort == "trafnosc" and not q):
        sort = ""
    return State(q=q, chosen=chosen, sort=sort), notices + facets.left_out(strange)


def find(index: Index, state: State) -> Found:
    """What ``state`` finds. Costs no query, but for the search where words are given."""
    among, query, is_cut = index.everything, None, False
    order = None if order_of(state) == "nazwa" else order_of(state)
    if state.q:
        query = search.understand(state.q)
        best_first = search.ids(query, kind="organization")
        is_cut = len(best_first) >= search.MAX_IDS
        best_first = index.rows_of(best_first)
        among = index.bitset(best_first)
        order = best_first if order == "trafnosc" else order
    hits = index.select(dict(state.chosen), among=among)
    return Found(hits, among, index.rows(hits, order), query, is_cut)


def groups(index: Index, state: State, among: int) -> list[Group]:
    """The filters with what each would find."""
    return facets.groups(index, state, among, legends=LEGENDS, switches=SWITCHES, labels=index.beside.of)


def chosen(state: State, known: Words) -> list[Chosen]:
    """What is filtered by, each with the address that lets it go."""
    return facets.chosen(state, known.of)


def sorts(state: State) -> list[Sort]:
    """The orders on offer; "the best first" only where something is searched."""
    offered = {name: label for name, label in SORTS.items() if state.q or name != "trafnosc"}
    return facets.sorts(state, offered, usual=usual_order(state.q))
