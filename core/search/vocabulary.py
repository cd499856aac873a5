"""Every form of the words in indexed texts, as typed without Polish letters.

It has three uses: "zywnosci" finds "żywność", an unfinished word finds the whole word,
and a misspelt word finds the nearest correct one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from core.search import analysis
from core.search.models import SearchForm

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BATCH = 1000
MAX_SCANNED = 3000


@dataclass
class Guess:
    """A candidate for a misspelt word: number of errors, spelling, key."""

    form: str
    word: str
    slips: int
    keys: set[str] = field(default_factory=set)


def learn(words: Iterable[str]) -> None:
    """Store the forms of indexed words, in the caller's transaction.

    Forms are generated only for new keys. A dictionary word is identified by its base form,
    any other by itself; numbers have no forms. Rows are written in a fixed order, so that concurrent writers
    do not deadlock.
    """
    probes = {}
    for word in words:
        for key, lemma in () if word[0].isdigit() else analysis.readings(word):
            form = analysis.folded_key(lemma or word)
            # "Bank" is a surname too: of two spellings of one key the common noun is kept
            if form and not (lemma[:1].isupper() and (form, key) in probes):
                probes[form, key] = (lemma, word.rstrip("-"))
    known = set()
    forms = sorted({form for form, _ in probes})
    for start in range(0, len(forms), BATCH):
        known.update(SearchForm.objects.filter(form__in=forms[start : start + BATCH]).values_list("form", "key"))
    new = {}
    for (probe, key), (lemma, word) in probes.items():
        if (probe, key) not in known:
            written = analysis.forms(lemma) if lemma else {probe: word}
            new |= {(key, form): word for form, word in written.items()}
    rows = [SearchForm(key=key, form=form, word=word) for (key, form), word in sorted(new.items())]
    SearchForm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def keys_of(forms: Iterable[str]) -> dict[str, set[str]]:
    """The keys of each folded form, in one query."""
    found = {form: set() for form in forms}
    for form, key in SearchForm.objects.filter(form__in=found).values_list("form", "key"):
        found[form].add(key)
    return found


def starting_with(beginning: str, *, limit: int) -> set[str]:
    """Keys of words with this beginning; the shortest words if there are more than ``limit``."""
    rows = list(SearchForm.objects.filter(_begins(beginning)).values_list("form", "key")[:MAX_SCANNED])
    rows.sort(key=lambda row: (len(row[0]), row))
    return {key for _, key in rows[:limit]}


def close_to(form: str) -> list[Guess]:
    """Known words that differ from the folded ``form`` by one error or, if there are none, by two.

    One error (a letter added, missing, wrong, or two swapped) is found at any position. Two errors
    are searched only in longer words and after the first three letters: there a prefix query
    uses the index, and the cost stays bounded for any vocabulary size.
    """
    columns = ("form", "word", "key")
    guesses = _guesses(1, SearchForm.objects.filter(form__in=_one_slip_from(form)).values_list(*columns))
    if guesses or len(form) < 6:
        return guesses
    near = SearchForm.objects.filter(_begins(form[:3])).values_list(*columns)[:MAX_SCANNED]
    return _guesses(2, (row for row in near if abs(len(row[0]) - len(form)) <= 2 and distance(row[0], form) <= 2))


def _guesses(slips: int, rows: Iterable[tuple[str, str, str]]) -> list[Guess]:
    """One guess per form, with the dictionary spelling if there is one."""
    found = {}
    for form, word, key in rows:
        guess = found.setdefault(form, Guess(form, word, slips))
        guess.keys.add(key)
        if not key.startswith(analysis.STEM):
            guess.word = word
    return list(found.values())


def distance(one: str, other: str, *, limit: int = 2) -> int:
    """Number of errors between two words (Damerau-Levenshtein); stops counting above ``limit``."""
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _one_slip_from(form: str) -> set[str]:
    splits = [(form[:i], form[i:]) for i in range(len(form) + 1)]
    near = {left + right[1:] for left, right in splits if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in splits if right for letter in LETTERS}
    near |= {left + letter + right for left, right in splits for letter in LETTERS}
    return near - {form, ""}


def _begins(beginning: str) -> Q:
    """A condition that each database answers from its index: PostgreSQL by LIKE, SQLite by a range."""
    if connection.vendor == "postgresql":
        return Q(form__startswith=beginning)
    return Q(form__gte=beginning, form__lt=beginning + "\U0010ffff")
