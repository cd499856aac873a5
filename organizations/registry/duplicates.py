"""Entries that may be the same body: by their numbers, and by nearly equal names.

Names are compared by their distinctive words ("Bank Żywności Leszno" and "Leszczyński Bank Żywności" share both of
theirs). Only entries that share a rare word or the beginning of one are compared, so that a thousand entries take a
moment.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from organizations.choices import LegalForm, Status
from organizations.identifiers import NUMBERS, plain_name
from organizations.models import NotDuplicates, Organization

#: Words that do not distinguish two bodies: legal forms, the town, small words.
_COMMON = """stowarzyszenie
    stowarzyszen stowarzyszenia fundacja fundacji zwiazek zwiazku towarzystwo towarzystwa klub klubu
    sportowy sportowa kolo oddzial filia terenowe terenowy miejski miejska miejskie zarzad uczniowski uks mks ks kp lks
    tg osp ochotnicza straz pozarna polski polskie polska polskiego leszno lesznie leszna leszczynski leszczynska
    leszczynskie leszczynskiego leszczynskiej ziemi rejonowe w na z przy im imienia rzecz dla i oraz do o od"""
COMMON = frozenset(_COMMON.split())
LIKELY = 0.55
LARGEST_BLOCK = 40
BEGINNING = 6


@dataclass(frozen=True)
class Pair:
    """Two entries, the lower key first; ``score`` from 0 to 1, ``reason`` is readable text."""

    first: int
    second: int
    score: float
    reason: str


@dataclass(frozen=True)
class _Entry:
    pk: int
    words: frozenset[str]
    numbers: dict[str, str]
    is_branch: bool


def pairs() -> list[Pair]:
    """Likely duplicates, best score first, without pairs that the office has reviewed. Two queries."""
    entries = {entry.pk: entry for entry in _read()}
    looked_at = set(NotDuplicates.objects.values_list("first_id", "second_id"))
    weights = _weights(entries.values())
    found: dict[tuple[int, int], Pair] = {}
    for key in _candidates(entries.values(), weights):
        if key not in looked_at and key not in found and (pair := _compare(entries[key[0]], entries[key[1]], weights)):
            found[key] = pair
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.first, pair.second))


def not_duplicates(one: Organization, other: Organization) -> tuple[Organization, Organization]:
    """The pair in the order of NotDuplicates."""
    first, second = sorted((one, other), key=lambda organization: organization.pk)
    return first, second


def _read() -> Iterator[_Entry]:
    rows = Organization.objects.exclude(status=Status.REJECTED).order_by("pk")
    for pk, name, form, *numbers in rows.values_list("pk", "name", "legal_form", *NUMBERS):
        words = frozenset(plain_name(name).split())
        known = {
            kind: number[:9] if kind == "regon" else number for kind, number in zip(NUMBERS, numbers, strict=True)
        }
        yield _Entry(pk, (words - COMMON) or words, known, form == LegalForm.BRANCH)


def _weights(entries: Iterable[_Entry]) -> dict[str, float]:
    """A rare word weighs more than a frequent one."""
    count = Counter(word for entry in entries for word in entry.words)
    return {word: 1 / (1 + number / 4) for word, number in count.items()}


def _candidates(entries: Iterable[_Entry], weights: dict[str, float]) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in entries:
        for kind, number in entry.numbers.items():
            if number and not entry.is_branch:
                blocks[kind, number].append(entry.pk)
        for word in entry.words:
            blocks["word", word].append(entry.pk)
            if len(word) > BEGINNING:
                blocks["beginning", word[:BEGINNING]].append(entry.pk)
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK:
            yield from combinations(members, 2)


def _compare(one: _Entry, other: _Entry, weights: dict[str, float]) -> Pair | None:
    if not (one.is_branch or other.is_branch):
        for kind, number in one.numbers.items():
            if number and number == other.numbers[kind]:
                return Pair(one.pk, other.pk, 1.0, f"ten sam numer {NUMBERS[kind]}")
            if number and other.numbers[kind]:
                return None
    score = how_alike(one.words, other.words, weights)
    if score < LIKELY:
        return None
    return Pair(one.pk, other.pk, round(score, 2), "taka sama nazwa" if score > 0.99 else "podobna nazwa")


def how_alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """The weighted share of equal or nearly equal words in both names; a word without a weight counts as rare."""

    def weight(words: Iterable[str]) -> float:
        return sum(weights.get(word, 1.0) for word in words)

    shorter, longer = sorted((one, other), key=weight)
    shared = sum(weight([word]) * max((alike(word, each) for each in longer), default=0) for word in shorter)
    whole_shorter, whole_longer = weight(shorter), weight(longer)
    if not whole_longer:
        return 0.0
    return shared / (0.4 * whole_shorter + 0.6 * whole_longer)


def alike(one: str, other: str) -> float:
    """1 for equal words, less for a typing mistake, 0 for words with little in common."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit():
        return 0.0
    mine, yours = _trigrams(one), _trigrams(other)
    likeness = 2 * len(mine & yours) / (len(mine) + len(yours))
    return likeness if likeness > 0.55 else 0.0


@lru_cache(maxsize=20_000)
def _trigrams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))
