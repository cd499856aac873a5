"""KRS data beside the typed answers: the user accepts it field by field, no value is taken automatically."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from organizations.choices import LegalForm
from organizations.models import Joining
from organizations.registry.krs import Extract
from organizations.submission import actions as actions

#: Field, the step that holds it ("krs" for none), its label, whether it is preselected when the answer is empty.
FIELDS = (
    ("name", "1", "Pełna nazwa", True),
    ("legal_form", "1", "Forma prawna", True),
    ("nip", "2", "NIP", True),
    ("regon", "2", "REGON", True),
    ("founded_year", "2", "Rok założenia (w KRS: rok wpisu)", False),
    ("street", "4", "Ulica i numer", True),
    ("postal_code", "4", "Kod pocztowy", True),
    ("city", "4", "Miejscowość", True),
    ("is_public_benefit", "krs", "Status pożytku publicznego", True),
)


@dataclass(frozen=True)
class Row:
    name: str
    label: str
    yours: str
    theirs: str
    is_ticked: bool

    @property
    def is_same(self) -> bool:
        return self.yours.casefold() == self.theirs.casefold()


def keep(*, joining: Joining, extract: Extract) -> Joining:
    """Save the register's answer with the draft until the user has reviewed it."""
    told = extract.stored() | {"asked_on": timezone.localdate().isoformat(), "taken": []}
    told["founded_year"] = told["registered_on"][:4]
    return actions.add_answers(joining=joining, krs=told)


def rows(joining: Joining) -> list[Row]:
    """Fields that the register has a value for; [] if it was not queried."""
    told = joining.answers.get("krs", {})
    return [
        Row(name, label, _shown(name, _typed(joining, name, step)), _shown(name, told[name]), is_ticked=False)
        if _typed(joining, name, step) or not is_ticked
        else Row(name, label, "", _shown(name, told[name]), is_ticked=True)
        for name, step, label, is_ticked in FIELDS
        if told.get(name)
    ]


def accept(*, joining: Joining, names: list[str]) -> Joining:
    """Copy the chosen register values into the answers; the other answers do not change."""
    told = joining.answers.get("krs", {})
    parts: dict[str, dict[str, Any]] = {"krs": {"taken": [name for name in names if told.get(name)]}}
    for name, step, _, _ in FIELDS:
        if name in names and told.get(name) and step != "krs":
            parts.setdefault(f"step_{step}", {})[name] = told[name]
    return actions.add_answers(joining=joining, **parts)


def _typed(joining: Joining, name: str, step: str) -> Any:
    if step == "krs":
        return name in joining.answers["krs"].get("taken", [])
    return joining.answers.get(step, {}).get(name, "")


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "tak" if value else ""
    return str(dict(LegalForm.choices).get(value, value)) if name == "legal_form" else str(value)
