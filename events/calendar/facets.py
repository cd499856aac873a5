"""Filters of the calendar as words of its address: ``?rodzaj=szkolenie&temat=sport&kiedy=weekend``.

core/lists/asked.py has the parts shared by all lists.
"""

from array import array
from dataclasses import dataclass, field

from django.utils.text import slugify

from core.lists.asked import Filters
from core.lists.index import Index
from core.text.polish import fold
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
EVENTS = Filters("event", legends=LEGENDS, switches=SWITCHES, offered=SORTS, usual="termin")
OFFICE_WORD = "biuro"
KIND_WORDS = {slugify(fold(kind.label)): kind for kind in Kind}
"""Kinds as an address spells them: ``spotkanie-miedzysektorowe``."""
WORD_OF_KIND = {kind.value: word for word, kind in KIND_WORDS.items()}


@dataclass(frozen=True)
class Words:
    """Values of each facet with their labels, in the order shown; the list keeps them beside its rows.

    ``days`` are the ordinals of days by which the rows are ordered.
    """

    themes: dict[str, str] = field(default_factory=dict)
    features: dict[str, str] = field(default_factory=dict)
    organizers: dict[str, str] = field(default_factory=dict)
    days: array = field(default_factory=lambda: array("l"))

    def of(self, facet: str) -> dict[str, str]:
        if facet in SWITCHES:
            return {"1": SWITCHES[facet]}
        if facet == "rodzaj":
            return {word: kind.label[:1].upper() + kind.label[1:] for word, kind in KIND_WORDS.items()}
        named = {"kiedy": SOON, "temat": self.themes, "dostepnosc": self.features, "organizator": self.organizers}
        return named[facet]


def coming(index: Index) -> int:
    """Rows that are not over."""
    return index.having("czas", "przed")


def past(index: Index) -> int:
    return index.everything & ~coming(index)
