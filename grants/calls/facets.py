"""Filters of the call lists in the query string: ``?temat=sport&forma=fundacja&zrodlo=miasto``.

core/lists/asked.py has what all lists share.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.utils.text import slugify

from core.lists.asked import Filters, State
from core.lists.index import Index
from core.text.polish import fold
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
CALLS = Filters("call", legends=LEGENDS, switches=SWITCHES, offered=SORTS, usual="termin")
INFORMAL = "grupa-nieformalna"


def _words_of(choices) -> dict[str, str]:
    """Values by their words in the query string: ``stowarzyszenie-zwykle``."""
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


@dataclass(frozen=True)
class Words:
    """What the list keeps beside its rows."""

    themes: dict[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    def of(self, facet: str) -> dict[str, str]:
        """The values of a facet, in display order, with their labels."""
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
    """The amount range of the largest grant; the first given amount counts."""
    told = next((amount for amount in amounts if amount), None)
    return (
        "nie-podano" if told is None else list(AMOUNTS)[bisect_right([top + Decimal("0.01") for top in _TOPS], told)]
    )


def of_profile(known: Words, *, legal_form: str, themes: Iterable[str]) -> State:
    """The filters that fit an organisation's entry."""
    wanted = QueryDict(mutable=True)
    wanted.setlist("forma", [WORD_OF_FORM[legal_form]])
    wanted.setlist("temat", list(themes))
    return CALLS.parse(wanted, known)[0]


def not_over(index: Index) -> int:
    return index.having("czas", "przed")


def open_now(index: Index) -> int:
    """The rows that take applications now."""
    return not_over(index) & ~index.having("czas", "zapowiedz")


def coming(index: Index) -> int:
    return not_over(index) & index.having("czas", "zapowiedz")


def archived(index: Index) -> int:
    return index.everything & ~not_over(index)
