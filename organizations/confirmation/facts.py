"""The few facts of an entry to confirm: those that become outdated soonest."""

from django.utils.text import capfirst

from organizations.models import Organization
from organizations.registry import history

ASKED = ("name", "legal_form", "krs", "street", "postal_code", "city", "phone", "email", "website", "opening_hours",
         "mission")  # fmt: skip
EMPTY = "nie podano"


def main_facts(organization: Organization) -> list[tuple[str, str]]:
    """Readable label and value, each on one line; missing values are included too."""
    wording = history.wording()
    return [
        (capfirst(history.label(name)), _one_line(wording.show(name, getattr(organization, name))) or EMPTY)
        for name in ASKED
    ]


def _one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
