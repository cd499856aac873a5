"""Search results, spelling corrections and suggestions."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Min, Q

from core.search import engine, registry, vocabulary
from core.search.models import SearchDocument
from core.search.understanding import Query, Word, understand
from core.text.polish import fold

MAX_IDS = 20_000
MAX_GUESSES = 12
COLUMNS = ("kind", "object_id", "title", "summary", "body", "url", "published_at")


@dataclass
class Group:
    """Results of one kind: the requested hits and the total."""

    kind: str
    label: str
    count: int
    hits: list[SearchDocument] = field(default_factory=list)

    @property
    def has_more_than_counted(self) -> bool:
        return self.count > engine.COUNTED


@dataclass
class Results:
    """Groups with at least one hit, in the order of their declarations."""

    query: Query
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str
    label: str


def search(typed: str | Query, kind: str | None = None, *, limit: int = 5, offset: int = 0) -> Results:
    """The best ``limit`` of each kind, or of one kind starting at ``offset``.

    Every word must occur. At most six queries, for any number of kinds; no input causes
    an error.
    """
    query = understand(typed)
    counts = engine.counts(query, [kind] if kind else registry.kinds())
    if kind:
        numbers = {kind: _ordered(query, kind, offset + limit)[offset:]} if counts else {}
    else:
        numbers = engine.best(query, list(counts), limit)
    shown = _documents(numbers)
    groups = [
        Group(
            each, registry.findables[each].label, counts[each], [hit for (of, _), hit in shown.items() if of == each]
        )
        for each in registry.kinds()
        if each in counts
    ]
    return Results(query, groups)


def ids(typed: str | Query, kind: str) -> list[int]:
    """Ids of all matching objects of a kind, best first, for filtering a list.

    At most MAX_IDS. The best are ranked (engine.TITLES, engine.RANKED); the rest follow unordered.
    A query without words matches nothing.
    """
    return _ordered(understand(typed), kind, MAX_IDS)


def titles_at(urls: Iterable[str]) -> dict[str, str]:
    """Titles of public objects by the URLs of their pages; one query."""
    return dict(SearchDocument.objects.filter(url__in=set(urls)).values_list("url", "title"))


def sample_urls() -> list[str]:
    """One URL of each kind that has documents; one query."""
    return list(SearchDocument.objects.values("kind").annotate(sample=Min("url")).values_list("sample", flat=True))


def did_you_mean(typed: str | Query) -> str | None:
    """The query with misspelt words corrected, if that finds something; otherwise None.

    A word is misspelt when no document has it. Of the nearest known words the one in more
    documents is preferred; the corrected query is run before it is offered.
    """
    query = understand(typed)
    alone = engine.at_most([replace(query, words=(word,)) for word in query.words], 1)
    misspelt = [word for word, count in zip(query.words, alone, strict=True) if not count]
    choices = [_likely(query, word) for word in misspelt]
    tried = [
        _corrected(query, misspelt, choice) for choice in itertools.islice(itertools.product(*choices), MAX_GUESSES)
    ]
    if not misspelt:
        return None
    found = engine.at_most(tried, 1)
    return next((corrected.text for corrected, count in zip(tried, found, strict=True) if count), None)


def suggest(typed: str, limit: int = 8) -> list[Suggestion]:
    """Suggestions while typing: titles that begin with the typed text first, then other matches."""
    query = understand(typed, is_unfinished=True)
    numbers = engine.best(query, registry.kinds(), limit * 3)
    begun = fold(query.text)
    found = sorted(_documents(numbers).items(), key=lambda item: not fold(item[1].title).startswith(begun))
    return [Suggestion(hit.title, hit.url, registry.findables[kind].label) for (kind, _), hit in found[:limit]]


def _ordered(query: Query, kind: str, limit: int) -> list[int]:
    numbers = engine.best(query, [kind], min(limit, engine.TITLES)).get(kind, [])
    if engine.RANKED <= len(numbers) < limit:
        numbers += engine.every(query, kind, limit)
    return list(dict.fromkeys(numbers))[:limit]


def _documents(numbers: dict[str, list[int]]) -> dict[tuple[str, int], SearchDocument]:
    """The documents with these ids, in the same order, in one query."""
    wanted = Q()
    for kind, found in numbers.items():
        wanted |= Q(kind=kind, object_id__in=found)
    documents = SearchDocument.objects.filter(wanted).only(*COLUMNS) if wanted else ()
    by_number = {(document.kind, document.object_id): document for document in documents}
    order = [(kind, number) for kind, found in numbers.items() for number in found]
    return {each: by_number[each] for each in order if each in by_number}


def _likely(query: Query, word: Word) -> list[vocabulary.Guess]:
    guesses = vocabulary.close_to(word.form)
    asked = [replace(query, words=(_guessed(word, guess),)) for guess in guesses]
    held = dict(zip((guess.form for guess in guesses), engine.at_most(asked, 100), strict=True))
    guesses = [guess for guess in guesses if held[guess.form]]
    letters = sorted(word.form)
    guesses.sort(key=lambda guess: (sorted(guess.form) != letters, -held[guess.form], guess.form))
    return guesses


def _guessed(word: Word, guess: vocabulary.Guess) -> Word:
    return Word(word.start, word.end, guess.form, frozenset(guess.keys))


def _corrected(query: Query, words: list[Word], guesses: tuple[vocabulary.Guess, ...]) -> Query:
    text, chosen = query.text, dict(zip(words, guesses, strict=True))
    for word in sorted(words, key=lambda word: word.start, reverse=True):
        text = text[: word.start] + chosen[word].word + text[word.end :]
    return Query(text, tuple(_guessed(word, chosen[word]) if word in chosen else word for word in query.words))
