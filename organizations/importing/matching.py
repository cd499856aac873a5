"""Match a row of a spreadsheet to an entry: by KRS, REGON, NIP, other register, then by name and town."""

from collections import defaultdict
from dataclasses import dataclass, field

from organizations.choices import LegalForm, Status
from organizations.identifiers import NUMBERS, plain_name
from organizations.importing.cells import Facts
from organizations.models import Organization

KNOWN_BY = ("pk", "name", "city", "krs", "regon", "nip", "register_kind", "register_number", "legal_form")


@dataclass
class Known:
    """Entries of the registry by their identifiers, read in one query."""

    by_number: dict[tuple[str, str], int] = field(default_factory=dict)
    by_name: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[int, dict[str, str]] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Known":
        known = cls()
        entries = Organization.objects.exclude(status=Status.REJECTED).order_by("pk").values(*KNOWN_BY)
        for entry in entries.iterator(chunk_size=2000):
            known.add(entry["pk"], entry)
        return known

    def add(self, pk: int, entry: dict[str, str]) -> None:
        self.by_name[plain_name(entry["name"])].append((pk, plain_name(entry["city"])))
        self.numbers[pk] = {name: entry[name] for name in NUMBERS}
        self.forms[pk] = entry["legal_form"]
        for number in numbers_of(entry):
            self.by_number[number] = pk


class Unclear(Exception):
    """The row matches more than one entry; ``key`` is the ambiguous cell."""

    def __init__(self, key: str, sentence: str):
        super().__init__(sentence)
        self.key = key


def numbers_of(entry: dict[str, str]) -> list[tuple[str, str]]:
    """The numbers that identify this entry: a branch may share those of its parent."""
    found = []
    if entry.get("legal_form") != LegalForm.BRANCH:
        found = [(name, entry[name]) for name in NUMBERS if entry.get(name)]
    if entry.get("register_number"):
        found.append((f"register {entry.get('register_kind')}", entry["register_number"]))
    return found


def match(facts: Facts, known: Known) -> int | None:
    """The key of the matching entry, None for a new one; raises Unclear."""
    matched = {
        name: known.by_number[name, value]
        for name, value in numbers_of(facts.values)
        if (name, value) in known.by_number
    }
    if len(set(matched.values())) > 1:
        names = " i ".join(NUMBERS.get(name, "numer w rejestrze") for name in matched)
        first = next(iter(matched))
        raise Unclear(first if first in NUMBERS else "register_number", f"{names} wskazują na różne wpisy w bazie.")
    if matched:
        return next(iter(matched.values()))
    return _by_name(facts, known)


def _by_name(facts: Facts, known: Known) -> int | None:
    city = plain_name(facts.values.get("city", ""))
    candidates = known.by_name.get(plain_name(facts.values.get("name", "")), [])
    same = [pk for pk, town in candidates if town == city] or [pk for pk, town in candidates if not town or not city]
    if len(same) > 1:
        raise Unclear(
            "name", "W bazie są dwa wpisy o tej nazwie. Dopisz KRS, REGON albo NIP, żeby było jasne, o który chodzi."
        )
    if not same:
        return None
    for name, label in NUMBERS.items():
        stored, typed = known.numbers[same[0]][name], facts.values.get(name)
        if stored and typed and stored != typed:
            raise Unclear(
                name, f"Wpis o tej nazwie ma w bazie inny {label}: {stored}. Popraw numer tu albo we wpisie."
            )
    return same[0]
