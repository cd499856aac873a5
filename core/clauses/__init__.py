"""Personal data clauses: one clause for each process that collects data, in versions.

        # <app>/clauses.py: where the app collects data, and the first version of the clause
    clauses.process("events.registration", "Zapis na wydarzenie", slug="zapisy-na-wydarzenia", …)

        # where consent is given: the text shown on the page, stored with the consent
    version, text = clauses.current("grants.alerts")

    # under a form: {% url "privacy" %}#zapisy-na-wydarzenia

The office writes new versions in the back office; a new process gets its first one at the next start
(core/clauses/first.py). Published versions are never rewritten (core.versions).
"""

from core.clauses.reading import Said, current, outdated, without
from core.clauses.registry import Process, find, process, processes

__all__ = [
    "Process",
    "Said",
    "current",
    "find",
    "outdated",
    "process",
    "processes",
    "without",
]
