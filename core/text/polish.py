"""Polish language: plurals, dates, alphabetical order, folding of diacritics."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.dates import MONTHS

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK = {letter: f"{rank:02}" for rank, letter in enumerate(" 0123456789" + ALPHABET)}
_FOLD = str.maketrans("łŁ", "lL")
_OPENING = re.compile(r"(?<![^\s(\[–-])[„“”\"](?=\S)")
_CLOSING = re.compile(r"[„“”\"]")


def plural(number: int, forms: str) -> str:
    """The right one of three forms: ``plural(5, "miejsce,miejsca,miejsc")`` is "miejsc".

    The rule: 1 takes the first; 2-4 but not 12-14 the second; all others, 0 included, the third.
    """
    one, few, many = forms.split(",")
    if number == 1:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many


def quoted(thing: object) -> str:
    """ "„Konferencja «Wolontariat w mieście»”": nested marks are of the other kind."""
    return f"„{_CLOSING.sub('»', _OPENING.sub('«', str(thing)))}”"


def fold(text: str) -> str:
    """Lower case without diacritics: "Żółw" becomes "zolw"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_FOLD))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def sort_key(text: str) -> str:
    """A sort key for the Polish alphabet: ł after l, ż last; at most 260 characters.

    Quotes and punctuation are ignored; digits sort before letters; foreign letters are folded first.
    The key consists of digits, two for each character, so that every database sorts it the same
    with any collation.
    """
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    letters = (part for letter in " ".join(words) for part in (letter if letter in _RANK else fold(letter)))
    return "".join(_RANK.get(letter, "") for letter in letters)[:260]


def month_year(year: int, month: int) -> str:
    """ "marzec 2026": a month alone is in the nominative ("3 marca" is Django's ``j E``)."""
    return f"{MONTHS[month].lower()} {year}"


def days_in_words(days: Iterable[date]) -> str:
    """ "7, 14 i 21 października 2026 r."; month and year are given when they change: "30 września i 2 października".

    Four or more consecutive days are a range: "od 1 do 5 czerwca 2026 r.".
    """
    known = sorted(set(days))
    if len(known) > 3 and (known[-1] - known[0]).days == len(known) - 1:
        return "od " + " do ".join(_told([known[0], known[-1]]))
    *others, last = _told(known)
    return f"{', '.join(others)} i {last}" if others else last


def _told(days: list[date]) -> list[str]:
    """Each day with the month and year that the next one does not repeat."""
    told = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        if following and (day.year, day.month) == (following.year, following.month):
            told.append(str(day.day))
        elif following and day.year == following.year:
            told.append(date_format(day, "j E"))
        else:
            told.append(date_format(day, "j E Y") + " r.")
    return told
