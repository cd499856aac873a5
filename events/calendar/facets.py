"""What residents ask of the calendar: the words of an address, what they find, and the counts beside each filter.

``?rodzaj=szkolenie&temat=sport&wolne=1&kiedy=weekend``; core/facets.py has what all fast lists share.
"""

from array import array
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import slugify

from core.facet_lists import FacetList
from core.facetindex import Index
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
EVENTS = FacetList("event", legends=LEGENDS, switches=SWITCHES, offered=SORTS, usual="termin")
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


def coming(index: Index) -> int:
    """The rows that are not over."""
    return index.having("czas", "przed")
