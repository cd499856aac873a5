"""Actions on clauses; a published clause is never rewritten."""

from typing import Any

from core.clauses import common, registry
from core.clauses.models import Clause
from core.errors import DomainError
from core.versions import actions


class UnknownProcess(DomainError):
    def __init__(self):
        super().__init__("Portal nie zna takiego procesu.")


def begin(*, process: str, by: Any) -> Clause:
    """Create a draft of the clause of ``process`` from the current version, or from the app's first text."""
    about = registry.find(process)
    if about is None:
        raise UnknownProcess
    standing = Clause.objects.current().filter(process=process).first()
    values = standing.copied() if standing else common.first() | about.first
    return actions.begin(model=Clause, values=values, by=by, process=process)


def publish(*, draft: Clause, by: Any) -> Clause:
    """Publish on the privacy page, with the retention periods that the purge applies today.

    Refused while a part is missing or a template gap is not filled in (core.versions.errors.Incomplete).
    """
    return actions.publish(draft=draft, by=by)
