""" "Czy to ta organizacja?": published entries with names similar to the typed one.

Each process keeps the names in memory, like the list (docs/fast-lists.md), so an answer while typing costs one query
for the versions and one for the entries shown. Only published entries are shown.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from core.lists import list_versions
from core.lists.memory import FastList
from organizations.choices import LegalForm, Status
from organizations.identifiers import NUMBERS, plain_name
from organizations.models import Organization
from organizations.registry import duplicates, selectors

SHOWN = 3
BEGINNING = 4
MOST_COMPARED = 400
WHILE_TYPING = 0.75


@dataclass
class Names:
    """Distinctive words of published names, and the entries that contain each of them."""

    words: dict[int, frozenset[str]] = field(default_factory=dict)
    entries: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    weights: dict[str, float] = field(default_factory=dict)
    stamp: tuple = ()

    def __len__(self) -> int:
        return len(self.words)

    def candidates(self, words: frozenset[str]) -> list[int]:
        """Entries that share a word, or the beginning of one, with these; most shared words first."""
        shared = Counter(pk for word in words for pk in self.entries.get(word[:BEGINNING], ()))
        return [pk for pk, _ in shared.most_common(MOST_COMPARED)]


def load() -> Names:
    names = Names()
    for pk, name in Organization.objects.published().order_by("pk").values_list("pk", "name").iterator():
        names.words[pk] = words = telling(name)
        for beginning in {word[:BEGINNING] for word in words}:
            names.entries[beginning].append(pk)
    count = Counter(word for words in names.words.values() for word in words)
    names.weights = {word: 1 / (1 + number / 4) for word, number in count.items()}
    return names


published_names = FastList(versions=("organizations",), load=load)


def telling(name: str) -> frozenset[str]:
    """The distinctive words of a name; all of them if none is distinctive."""
    words = frozenset(plain_name(name).split())
    return (words - duplicates.COMMON) or words


def likely(name: str) -> list[dict]:
    """Entries that may be the body with this complete name, best match first."""
    return _best(name, duplicates.how_alike, duplicates.LIKELY)


def while_typing(name: str) -> list[dict]:
    """Entries that match a partially typed name."""
    return _best(name, _covered, WHILE_TYPING) if len(name.strip()) >= BEGINNING else []


def _best(name: str, measure, least: float) -> list[dict]:
    names = published_names.at(list_versions.read())
    words = telling(name)
    scores = {pk: measure(words, names.words[pk], names.weights) for pk in names.candidates(words)}
    good = sorted((pk for pk in scores if scores[pk] >= least), key=lambda pk: (-scores[pk], pk))
    return shown(good[:SHOWN])


def _covered(typed: frozenset[str], whole: frozenset[str], weights: dict[str, float]) -> float:
    """The share of typed words that occur in the name, at least as a beginning."""
    found = sum(any(word.startswith(each) or duplicates.alike(each, word) for word in whole) for each in typed)
    return found / len(typed) if typed else 0.0


def shown(pks: list[int]) -> list[dict]:
    """Names and addresses of the published entries among these, in this order; one query."""
    lines = selectors.brief(pks) if pks else []
    return [line | {"slug": line["url"].rstrip("/").rpartition("/")[2]} for line in lines]


def holders(legal_form: str, **numbers: str) -> dict[str, Organization]:
    """Other entries that already have these numbers: {"krs": entry}. A branch may share its parent's."""
    found = {}
    living = Organization.objects.exclude(status=Status.REJECTED).only("pk", "name", "slug", "status")
    if legal_form != LegalForm.BRANCH:
        for kind in NUMBERS:
            if number := numbers.get(kind):
                entry = living.exclude(legal_form=LegalForm.BRANCH).filter(**{kind: number}).first()
                found |= {kind: entry} if entry else {}
    if number := numbers.get("register_number"):
        same = living.filter(register_kind=numbers.get("register_kind", ""), register_number=number)
        found |= {"register_number": entry} if (entry := same.first()) else {}
    return found
