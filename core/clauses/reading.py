"""The clauses as they stand today."""

from typing import NamedTuple

from core.clauses.models import Clause
from core.clauses.registry import find, processes


class Said(NamedTuple):
    """What a person was told: kept beside a consent. Version 0 without words: the process has no clause yet."""

    version: int
    text: str


def current(key: str) -> Said:
    """The clause of a process as the privacy page shows it now; LookupError for a process that no app declares."""
    if find(key) is None:
        raise LookupError(f"No clauses.py declares the process {key!r}.")
    found = standing().get(key)
    return Said(found.version, found.text) if found else Said(0, "")


def standing() -> dict[str, Clause]:
    """Every clause that stands, by the key of its process; one query."""
    return {clause.process: clause for clause in Clause.objects.current()}


def without() -> list[str]:
    """Keys of processes that ask for data and have no clause; the office is told."""
    known = standing()
    return [each.key for each in processes() if each.key not in known]


def outdated() -> list[str]:
    """Keys of clauses that promise other periods than the purge keeps today; they want a new version."""
    known = standing()
    return [each.key for each in processes() if each.key in known and known[each.key].kept != each.kept()]
