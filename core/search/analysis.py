"""From a word to its keys: the only module that knows Polish grammar (docs/adr/0006-polish-search.md).

A key represents all forms of a word. A dictionary word has its possible base forms as keys ("żywność");
any other word has its folded Snowball stem, marked by ``s0`` ("s0crowdfunding"); a number has itself
marked by ``n``. Keys are lower-case letters and digits and begin with a letter, so that tsvector,
tsquery and FTS5 all accept them, and query operators can never appear in them.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from core.text.polish import fold

try:
    import morfeusz2
except ImportError:  # no wheel for this machine (Linux on ARM, musl): Snowball alone, less precise
    morfeusz2 = None

STEM, BEGINNING, NUMBER = "s0", "f0", "n"
MAX_WORD = 64
CACHED_WORDS = 30_000
TOKEN = re.compile(r"\d+[.,]\d{1,2}(?![\w.,])|[^\W_]+")
ACRONYM = re.compile(r"([^\W\d_a-ząćęłńóśźż]{2,})([a-ząćęłńóśźż]{1,4})")
_ENDINGS = "u a y i ie em ów om owi ami ach s sy sów som sami sach owy owa owe owych owym"
ENDINGS = frozenset(_ENDINGS.split())
_STOPWORDS = """a aby albo ale ani aż bez bo by czy dla do i ich ile im iż jak jako je jego jej jest już każdy kto
    która które którego której których który którym którzy lub ma mi na nad nie niż o od on ona one oni oraz po pod
    podczas poprzez przed przez przy są się także tam te tego tej ten też to tu tych tym u w we wraz z za ze że żeby
    al nr ul www http https"""
STOPWORDS = frozenset(_STOPWORDS.split()) | frozenset(fold(_STOPWORDS).split())
NOMINAL = frozenset({"subst", "depr", "adj", "adja", "adjc", "adjp"})
NO_WORD = frozenset({"ign", "interp", "dig", "romandig", "aglt", "frag", "brev"})
_lock = threading.Lock()


class Token(NamedTuple):
    """A word as it occurs in a text."""

    start: int
    end: int
    word: str


class Reading(NamedTuple):
    """A key of a word, and its base form as in the dictionary ("" if unknown)."""

    key: str
    lemma: str


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order and in lower case.

    Hyphens split words ("Dandy-Walkera" is two), but the ending of an acronym is dropped:
    "NGO-som" and "KRSu" are "ngo" and "krs". The first half of "społeczno-kulturalny" keeps its
    hyphen, because the dictionary knows it only with the hyphen.
    """
    end_before, before = -2, ""
    for match in TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        joined = start == end_before + 1 and text[end_before] == "-"
        if joined and _is_ending(before, raw):
            continue
        acronym = ACRONYM.fullmatch(raw)
        if acronym and acronym[2] in ENDINGS:
            raw, end = acronym[1], start + len(acronym[1])
        end_before, before = match.end(), raw
        word = raw.lower()[:MAX_WORD]
        if word.endswith("o") and text[end : end + 1] == "-":
            word += "-"
        yield Token(start, end, word)


def _is_ending(head: str, tail: str) -> bool:
    """Whether the second part is an ending, as in "NGO-som", and not the second half of a name."""
    if not 2 <= len(head) <= 6 or tail not in ENDINGS:
        return False
    return head.isupper() or not readings(head.lower())[0].lemma


@lru_cache(maxsize=CACHED_WORDS)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of a lower-case word; at least one, nouns and adjectives first.

    "mam" is the genitive of "mama" here and not a form of "mieć": people search for nouns.
    """
    if word[0].isdigit() and not any(letter.isalpha() for letter in word):
        return (Reading(NUMBER + re.sub("[.,]", "n", word), ""),)
    return _from_dictionary(word) or tuple(Reading(key, "") for key in sorted(stems(word)))


@lru_cache(maxsize=CACHED_WORDS)
def stems(word: str) -> frozenset[str]:
    """Keys of a word that is not in the dictionary: its stem folded, and the stem of the folded word.

    They differ where the ending has a Polish letter, which a text typed without them lacks;
    the most common such ending, -ów, is restored.
    """
    word = word.rstrip("-")
    folded = fold(word)
    variants = {word, folded} | ({folded[:-2] + "ów"} if folded.endswith("ow") else set())
    with _lock:
        found = {_stemmer().stemWord(variant) for variant in variants}
    return frozenset(STEM + _letters(fold(stem)) for stem in found)


def keys(word: str) -> frozenset[str]:
    """The keys under which a word is indexed; empty for stop words ("oraz", "dla")."""
    if word in STOPWORDS:
        return frozenset()
    return frozenset(reading.key for reading in readings(word))


def forms(lemma: str) -> dict[str, str]:
    """Every form of a base form, folded, with its spelling: {"zywnosci": "żywności", …}.

    Of a verb only the forms with diacritics: it has a hundred forms, and the dictionary recognises
    the others as typed.
    """
    with _lock:
        generated = [(form, tag) for form, _, tag, _, _ in _generator().generate(lemma) if not tag.startswith("brev")]
    is_verb = any(tag.startswith("inf") for _, tag in generated)
    written = [lemma] + [form for form, _ in generated if not (is_verb and form.isascii())]
    pairs = [(folded_key(form), form[:MAX_WORD]) for form in reversed(written)]
    return {folded: form for folded, form in pairs if folded}


def folded_key(word: str) -> str:
    """A word typed without Polish letters: "Żywności" is "zywnosci"."""
    return _letters(fold(word))[:MAX_WORD]


def prefix_key(word: str) -> str:
    """The key prefix of an unfinished word: "f0zyw" is the beginning of "f0zywnosci"."""
    return BEGINNING + folded_key(word)


def _from_dictionary(word: str) -> tuple[Reading, ...]:
    if morfeusz2 is None:
        return ()
    with _lock:
        found = _morfeusz().analyse(word)
    known = [(lemma.split(":")[0], tag.split(":")[0]) for start, _, (_, lemma, tag, _, _) in found if start == 0]
    known = [(lemma, kind) for lemma, kind in known if kind not in NO_WORD]
    chosen = [lemma for lemma, kind in known if kind in NOMINAL] or [lemma for lemma, _ in known]
    unique = dict.fromkeys(Reading(_letters(lemma.lower()), lemma) for lemma in chosen)
    return tuple(reading for reading in unique if reading.key)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@cache
def _morfeusz():
    """The dictionary, loaded with the first word (0.1 s, about 30 MB) and kept by the process."""
    return morfeusz2.Morfeusz(case_handling=morfeusz2.IGNORE_CASE, generate=False)


@cache
def _generator():
    """Its generator (10 MB), for processes that index texts."""
    return morfeusz2.Morfeusz(case_handling=morfeusz2.IGNORE_CASE, analyse=False)


@cache
def _stemmer():
    return snowballstemmer.stemmer("polish")
