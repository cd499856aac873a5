"""What people ask of the lists of calls: the words of an address, what they find, and the counts beside each filter.

``?temat=sport&forma=fundacja&zrodlo=miasto&kwota=do-10-tysiecy``; core/facets.py has what all fast lists share.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.http import QueryDict
from django.utils.text import slugify

from core.facet_lists import FacetList
from core.facetindex import Index
from core.facets import State
from core.polish import fold
from grants.choices import CallKind, CallSource
from organizations.choices import LegalForm

LEGENDS = {
    "temat": "Temat",
    "forma": "Kto składa wniosek",
    "zrodlo": "Skąd są pieniądze",
    "kwota": "Największa dotacja",
    "rodzaj": "Rodzaj naboru",
    "rok": "Rok",
}
SWITCHES = {"wyniki": "Z wynikami"}
SORTS = {"termin": "najbliższe", "nowe": "ostatnio dodane", "trafnosc": "najtrafniejsze"}
CALLS = FacetList("call", legends=LEGENDS, switches=SWITCHES, offered=SORTS, usual="termin")
INFORMAL = "grupa-nieformalna"


def _words_of(choices) -> dict[str, str]:
    """Values by the words of an address: ``stowarzyszenie-zwykle``."""
    return {slugify(fold(choice.label)): choice.value for choice in choices}


FORM_WORDS, KIND_WORDS = _words_of(LegalForm), _words_of(CallKind)
SOURCE_WORDS = {
    "miasto": CallSource.CITY,
    "wojewodztwo": CallSource.REGION,
    "panstwo": CallSource.COUNTRY,
    "unia": CallSource.EU,
    "fundacje-i-firmy": CallSource.PRIVATE,
}
WORD_OF_FORM = {value: word for word, value in FORM_WORDS.items()}
WORD_OF_KIND = {value: word for word, value in KIND_WORDS.items()}
WORD_OF_SOURCE = {value.value: word for word, value in SOURCE_WORDS.items()}
AMOUNTS = {
    "do-10-tysiecy": "do 10\xa0000\xa0zł",
    "do-50-tysiecy": "ponad 10\xa0000 do 50\xa0000\xa0zł",
    "do-200-tysiecy": "ponad 50\xa0000 do 200\xa0000\xa0zł",
    "wiecej": "ponad 200\xa0000\xa0zł",
    "nie-podano": "kwoty nie podano",
}
_TOPS = (Decimal(10_000), Decimal(50_000), Decimal(200_000))

#: What a row loses by the clock alone: the moment, facet and value.
Moment = tuple[datetime, str, str, int]


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows. ``moments``: what changes before midnight."""

    themes: dict[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    moments: list[Moment] = field(default_factory=list)

    def of(self, facet: str) -> dict[str, str]:
        """The values a facet may have, in the order shown, with what a person reads."""
        if facet in SWITCHES:
            return {"1": SWITCHES[facet]}
        if facet == "forma":
            return {INFORMAL: "grupa nieformalna"} | {word: LegalForm(one).label for word, one in FORM_WORDS.items()}
        if facet == "rodzaj":
            return {word: CallKind(one).label for word, one in KIND_WORDS.items()}
        if facet == "zrodlo":
            return {word: CallSource(one).label for word, one in SOURCE_WORDS.items()}
        if facet == "rok":
            return {str(year): str(year) for year in self.years}
        return {"temat": self.themes, "kwota": AMOUNTS}[facet]


def amount_word(*amounts: Decimal | None) -> str:
    """Into which span the largest grant falls; of several facts the first that is told counts."""
    told = next((amount for amount in amounts if amount), None)
    return (
        "nie-podano" if told is None else list(AMOUNTS)[bisect_right([top + Decimal("0.01") for top in _TOPS], told)]
    )


def of_profile(known: Words, *, legal_form: str, themes: Iterable[str]) -> State:
    """The wish of an organisation by what its entry says."""
    wanted = QueryDict(mutable=True)
    wanted.setlist("forma", [WORD_OF_FORM[legal_form]])
    wanted.setlist("temat", list(themes))
    return CALLS.parse(wanted, known)[0]


def not_over(index: Index) -> int:
    return index.having("czas", "przed")


def open_now(index: Index) -> int:
    """The rows that take applications this minute."""
    return not_over(index) & ~index.having("czas", "zapowiedz")


def coming(index: Index) -> int:
    return not_over(index) & index.having("czas", "zapowiedz")


def archived(index: Index) -> int:
    return index.everything & ~not_over(index)
