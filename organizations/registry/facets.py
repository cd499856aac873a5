"""Filters of the registry as URL parameters: ``?temat=sport&temat=kultura&forma=fundacja&opp=1``.

core/lists/asked.py has what all lists share.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from core.lists.asked import Filters
from core.text.polish import fold, sort_key
from organizations.choices import LegalForm

LEGENDS = {"temat": "Temat", "forma": "Forma prawna", "dzielnica": "Część miasta"}
SWITCHES = {"wolontariat": "Szukają wolontariuszy", "opp": "Przekaż 1,5% podatku"}
SORTS = {
    "trafnosc": "najtrafniejsze",
    "nazwa": "od A do Ż",
    "potwierdzone": "ostatnio potwierdzone",
    "nowe": "ostatnio dodane",
}
ORGANIZATIONS = Filters(
    "organization", legends=LEGENDS, switches=SWITCHES, offered=SORTS, usual="nazwa", is_best_first=True
)

FORM_WORDS = {slugify(fold(form.label)): form for form in LegalForm}
"""Legal forms as an address spells them: ``stowarzyszenie-zwykle``."""
WORD_OF_FORM = {form.value: word for word, form in FORM_WORDS.items()}


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Words:
    """The values of each facet in display order, with their labels; kept beside the index."""

    themes: dict[str, str] = field(default_factory=dict)
    districts: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)

    def of(self, facet: str) -> dict[str, str]:
        if facet in SWITCHES:
            return {"1": SWITCHES[facet]}
        return {"temat": self.themes, "forma": self.forms, "dzielnica": self.districts}[facet]


def words(themes: Iterable, districts: Iterable, form_counts: dict[str, int]) -> Words:
    """Themes and districts in the office's order, legal forms by frequency."""
    labels = {word: capitalized(form.label) for word, form in FORM_WORDS.items()}
    forms = sorted(labels, key=lambda word: (-form_counts.get(word, 0), sort_key(labels[word])))
    return Words(
        themes={theme.slug: theme.name for theme in themes},
        districts={district.slug: district.name for district in districts},
        forms={word: labels[word] for word in forms},
    )
