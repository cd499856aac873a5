"""The facts of an entry that its people are asked about: few, and those that grow old soonest."""

from django.utils.text import capfirst

from organizations.models import Organization
from organizations.registry import history

ASKED = ("name", "legal_form", "krs", "street", "postal_code", "city", "phone", "email", "website", "opening_hours",
         "mission")  # fmt: skip
EMPTY = "nie podano"


def main_facts(organization: Organization) -> list[tuple[str, str]]:
    """Label and value in words for people, each in one line; what is missing is told too."""
    wording = history.Wording()
    return [
        (capfirst(history.label(name)), _one_line(wording.show(name, getattr(organization, name))) or EMPTY)
        for name in ASKED
    ]


def _one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
