"""The current clauses."""

from typing import NamedTuple

from core.clauses.models import Clause
from core.clauses.registry import find, processes


class Said(NamedTuple):
    """The text shown to a person, stored with a consent. Version 0 and no text: the process has no clause yet."""

    version: int
    text: str


def current(key: str) -> Said:
    """The clause of a process that the privacy page shows now; LookupError for an undeclared process."""
    if find(key) is None:
        raise LookupError(f"No clauses.py declares the process {key!r}.")
    found = standing().get(key)
    return Said(found.version, found.text) if found else Said(0, "")


def standing() -> dict[str, Clause]:
    """Every current clause by the key of its process; one query."""
    return {clause.process: clause for clause in Clause.objects.current()}


def without() -> list[str]:
    """Keys of processes that collect data without a clause; shown to the office."""
    known = standing()
    return [each.key for each in processes() if each.key not in known]


def outdated() -> list[str]:
    """Keys of clauses whose retention periods differ from the purge; they need a new version."""
    known = standing()
    return [each.key for each in processes() if each.key in known and known[each.key].kept != each.kept()]
