"""Polish words: plurals, the order of the alphabet, letters without diacritics."""

import unicodedata

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK = {letter: chr(0x61 + index * 2) for index, letter in enumerate(ALPHABET)}
_FOLD = str.maketrans("łŁ", "lL")


def plural(number: int, forms: str) -> str:
    """The right one of three forms: ``plural(5, "miejsce,miejsca,miejsc")`` is "miejsc".

    The rule: 1 takes the first; 2-4 but not 12-14 the second; all else, 0 included, the third.
    """
    one, few, many = forms.split(",")
    if number == 1:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many


def fold(text: str) -> str:
    """Lower case without diacritics: "Żółw" becomes "zolw"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_FOLD))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def sort_key(text: str) -> str:
    """A key whose plain byte order is the Polish alphabet: ł after l, ż at the very end.

    Quotes and punctuation do not count; digits stand before letters; other letters are folded first.
    """
    key = []
    for letter in text.casefold():
        if letter in _RANK:
            key.append(_RANK[letter])
        elif letter.isdigit() or letter == " ":
            key.append(letter)
        elif letter.isalpha():
            key.extend(_RANK.get(part, "") for part in fold(letter))
    return " ".join("".join(key).split())
