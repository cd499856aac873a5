"""From typed text to an index query."""

import re
import unicodedata
from dataclasses import dataclass

from core.search import analysis, vocabulary

MAX_LENGTH = 200
MAX_WORDS = 20
MIN_PREFIX = 3
MIN_PREFIX_OF_A_WORD = 5
PREFIX_KEYS = 40


@dataclass(frozen=True)
class Word:
    """A word of the query, and the keys that match it."""

    start: int
    end: int
    form: str
    keys: frozenset[str]
    prefix: str = ""

    def answers(self, word: str) -> bool:
        """Whether this word of a text, in any form, matches."""
        if self.prefix and analysis.prefix_key(word).startswith(self.prefix):
            return True
        return not self.keys.isdisjoint(analysis.keys(word))


@dataclass(frozen=True)
class Query:
    """A parsed query; ``text`` is the cleaned input, shortened if ``was_cut``."""

    text: str
    words: tuple[Word, ...]
    was_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def answers(self, word: str) -> bool:
        return any(asked.answers(word) for asked in self.words)


def understand(typed: str | Query, *, is_unfinished: bool = False) -> Query:
    """Parse a query; no input causes an error. Costs one database query, two with an unknown word.

    A word matches its base forms; its stem, for texts without Polish letters; and all words it may
    be if its own Polish letters were omitted. A word that no text has is treated as the
    beginning of a longer one ("stowarzysz"). With ``is_unfinished`` (suggestions while typing)
    each word may be the beginning of a word in a title.
    """
    if isinstance(typed, Query):
        return typed
    text = clean(typed)
    was_cut = len(text) > MAX_LENGTH
    text = text[:MAX_LENGTH].rstrip()
    found = [token for token in analysis.tokens(text) if token.word not in analysis.STOPWORDS]
    unique = list({token.word: token for token in found}.values())
    was_cut, unique = was_cut or len(unique) > MAX_WORDS, unique[:MAX_WORDS]
    known = vocabulary.keys_of({analysis.folded_key(token.word) for token in unique}) if unique else {}
    words = (_word(token, known, is_unfinished) for token in unique)
    return Query(text=text, words=tuple(words), was_cut=was_cut)


def clean(typed: str) -> str:
    """The text without control characters and extra spaces, in composed Unicode form."""
    visible = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in typed[: MAX_LENGTH * 60])
    return re.sub(" +", " ", unicodedata.normalize("NFC", "".join(visible))).strip()


def _word(token: analysis.Token, known: dict[str, set[str]], is_unfinished: bool) -> Word:
    form = analysis.folded_key(token.word)
    keys = analysis.keys(token.word) | known.get(form, set())
    if token.word[0].isdigit():
        return Word(token.start, token.end, form, frozenset(keys))
    keys |= analysis.stems(token.word)
    is_in_dictionary = any(reading.lemma for reading in analysis.readings(token.word))
    is_new = not known.get(form) and len(form) >= (MIN_PREFIX_OF_A_WORD if is_in_dictionary else MIN_PREFIX)
    is_begun = is_unfinished and (len(form) >= MIN_PREFIX or token.start > 0)
    if is_new:
        keys |= vocabulary.starting_with(form, limit=PREFIX_KEYS)
    prefix = analysis.prefix_key(form) if is_new or is_begun else ""
    return Word(token.start, token.end, form, frozenset(keys), prefix)
