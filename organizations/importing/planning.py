"""Plan the outcome of each row: a new entry, a changed one with old and new values, no change, or an error.

Nothing is written here. About twenty queries serve ten thousand rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from organizations.identifiers import plain_name
from organizations.importing.cells import Facts, understand
from organizations.importing.columns import BY_KEY
from organizations.importing.matching import Known, Unclear, match, numbers_of
from organizations.importing.words import Words
from organizations.models import ImportRow, Organization
from organizations.registry import history
from organizations.registry.actions.bulk import Draft

Outcome = ImportRow.Outcome
READ_AT_ONCE = 400
CONTACT = ("name", "phone", "email")
#: Fields named by keys here and by attribute in the model.
BY_KEY_ONLY = {"district": "district_id"}


@dataclass
class Plan:
    """One row with its outcome; ``draft`` is what the actions would write."""

    number: int
    outcome: str
    errors: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    organization_id: int | None = None
    draft: Draft | None = None


@dataclass
class Settings:
    """The office's settings for the whole file."""

    legal_form: str = ""
    public_benefit_as_of: date | None = None


class Planner:
    """Reads the registry once, then plans any number of rows against it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.words = Words.read()
        self.known = Known.read()
        self.wording = history.wording()
        self.seen: dict[Any, int] = {}

    def plan(self, rows: Iterable[tuple[int, dict[str, str]]]) -> list[Plan]:
        """``rows`` are (number, {column key: text})."""
        matched = [(number, *self._match(number, cells)) for number, cells in rows]
        entries = self._entries({pk for _, _, pk in matched if pk})
        return [self._plan(number, facts, entries.get(pk)) for number, facts, pk in matched]

    def _match(self, number: int, cells: dict[str, str]) -> tuple[Facts, int | None]:
        facts = understand(cells, self.words, public_benefit_as_of=self.settings.public_benefit_as_of)
        if not facts.values.get("name") and "name" not in facts.errors:
            facts.errors["name"] = "Brakuje nazwy organizacji."
        pk = None
        if not facts.errors:
            try:
                pk = match(facts, self.known)
            except Unclear as unclear:
                facts.errors[unclear.key] = str(unclear)
        if not facts.errors:
            self._refuse_repeated(number, facts, pk)
        return facts, pk

    def _refuse_repeated(self, number: int, facts: Facts, pk: int | None) -> None:
        """Two rows about one body: the second is an error, so it cannot overwrite the first."""
        name = ("name", plain_name(facts.values["name"]), plain_name(facts.values.get("city", "")))
        signs = [("entry", pk)] if pk else [*numbers_of(facts.values), name]
        earlier = next((self.seen[sign] for sign in signs if sign in self.seen), None)
        if earlier is not None:
            facts.errors["name"] = (
                f"To ta sama organizacja co w wierszu {earlier}. Jeden z tych wierszy trzeba pominąć."
            )
        self.seen |= {sign: number for sign in signs if sign not in self.seen}

    def _entries(self, keys: set[int]) -> dict[int, Organization]:
        ordered = sorted(keys)
        found: dict[int, Organization] = {}
        for start in range(0, len(ordered), READ_AT_ONCE):
            entries = Organization.objects.select_related("internal_contact").prefetch_related(*history.WORDS)
            found |= entries.in_bulk(ordered[start : start + READ_AT_ONCE])
        return found

    def _plan(self, number: int, facts: Facts, stored: Organization | None) -> Plan:
        if facts.errors:
            return Plan(number, Outcome.WRONG, errors=facts.errors, warnings=facts.warnings)
        entry = stored or Organization(legal_form=self.settings.legal_form)
        before = history.snapshot(stored) if stored else None
        draft = self._draft(entry, facts, before)
        problems = _problems(entry, facts, is_new=stored is None)
        if problems:
            return Plan(number, Outcome.WRONG, errors=problems, warnings=facts.warnings)
        if stored is None:
            return Plan(number, Outcome.NEW, warnings=facts.warnings, draft=draft, changes=self._told(draft, None))
        if not draft.touched:
            return Plan(number, Outcome.SAME, warnings=facts.warnings, organization_id=stored.pk)
        changes = self._told(draft, before)
        return Plan(number, Outcome.CHANGED, {}, facts.warnings, changes, stored.pk, draft)

    def _draft(self, entry: Organization, facts: Facts, before: history.Snapshot | None) -> Draft:
        stored_contact = getattr(entry, "internal_contact", None) if before else None
        for name, value in facts.values.items():
            setattr(entry, BY_KEY_ONLY.get(name, name), value)
        new_notes = [note for note in facts.notes if note not in entry.office_notes]
        entry.office_notes = "\n".join(filter(None, [entry.office_notes, *new_notes]))
        words = self._words(facts, before)
        contact = {name: facts.contact.get(name) or getattr(stored_contact, name, "") for name in CONTACT}
        has_new_contact = any(getattr(stored_contact, name, "") != contact[name] for name in CONTACT)
        draft = Draft(entry, contact=contact if has_new_contact else None)
        if before is None:
            draft.words = words
            return draft
        after = {name: getattr(entry, Organization._meta.get_field(name).attname) for name in history.FIELDS}
        draft.fields = {name for name in history.FIELDS if after[name] != before[name]}
        draft.words = {name: keys for name, keys in words.items() if keys != before[name]}
        return draft

    def _words(self, facts: Facts, before: history.Snapshot | None) -> dict[str, list[int]]:
        """A cell replaces the whole list; spheres add their themes; a cell without known words erases nothing."""
        words = {name: sorted(set(keys)) for name, keys in facts.words.items() if keys}
        if "spheres" in words or "themes" in words:
            spheres = words.get("spheres", before["spheres"] if before else [])
            themes = words.get("themes", before["themes"] if before else [])
            words["themes"] = sorted({*themes, *(self.words.theme_of_sphere[key] for key in spheres)})
        return words

    def _told(self, draft: Draft, before: history.Snapshot | None) -> dict[str, list[str]]:
        """Old and new values as text, by label, for the preview."""
        after = {
            name: getattr(draft.organization, Organization._meta.get_field(name).attname) for name in history.FIELDS
        } | draft.words
        names = (
            [*draft.fields, *draft.words]
            if before
            else [name for name in after if after[name] not in ("", None, [], False)]
        )
        hidden = {"slug", "status"} if before is None else set()
        told = {
            name: [self.wording.show(name, before[name]) if before else "", self.wording.show(name, after[name])]
            for name in (*history.FIELDS, *history.WORDS)
            if name in names and name not in hidden
        }
        if draft.contact:
            told["internal_contact"] = ["", ", ".join(filter(None, draft.contact.values()))]
        return told


def label(name: str) -> str:
    """The header of a column, or the label of a field without its own column."""
    if name == "internal_contact":
        return "kontakt dla biura"
    return BY_KEY[name].label if name in BY_KEY else history.label(name)


def _problems(entry: Organization, facts: Facts, *, is_new: bool) -> dict[str, str]:
    """Model validation errors, by cell; matching has already checked uniqueness."""
    if is_new and not entry.legal_form:
        return {"legal_form": "Brakuje formy prawnej. Wpisz na przykład: fundacja, stowarzyszenie."}
    untouched = {f.name for f in Organization._meta.concrete_fields if f.name not in facts.values}
    problems: dict[str, str] = {}
    for check in (lambda: entry.clean_fields(exclude=untouched), entry.clean):
        try:
            check()
        except ValidationError as error:
            problems |= {name: " ".join(said) for name, said in error.message_dict.items()}
    return {name if name in BY_KEY else "name": sentence for name, sentence in problems.items()}
