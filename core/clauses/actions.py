"""What the office does with clauses; a published one is never rewritten."""

from typing import Any

from core.clauses import common, registry
from core.clauses.models import Clause
from core.errors import DomainError
from core.versions import actions


class UnknownProcess(DomainError):
    def __init__(self):
        super().__init__("Portal nie zna takiego procesu.")


def begin(*, process: str, by: Any) -> Clause:
    """The draft of a new version of the clause of ``process``: what stands now, or what its app proposes at first."""
    about = registry.find(process)
    if about is None:
        raise UnknownProcess
    standing = Clause.objects.current().filter(process=process).first()
    values = standing.copied() if standing else common.first() | about.first
    return actions.begin(model=Clause, values=values, by=by, process=process)


def publish(*, draft: Clause, by: Any) -> Clause:
    """From now on the privacy page shows it, with the periods that the purge keeps today.

    Refused while a part is missing or a gap of a template is left in it (core.versions.errors.Incomplete).
    """
    return actions.publish(draft=draft, by=by)
