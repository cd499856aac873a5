"""Why an action on the registry was refused."""

from django.db import IntegrityError

from core.errors import DomainError, Gone, Refused
from organizations.models import Organization
from organizations.registry.history import Difference


class ConflictError(DomainError):
    """Somebody else saved the entry since it was read; nothing was written.

    ``changes`` tells what they changed, ``version`` is the one to save upon after looking at it.
    """

    def __init__(self, *, version: int, changes: list[Difference]):
        super().__init__("Ktoś zapisał ten wpis w czasie, gdy był tu otwarty. Porównaj zmiany i zapisz ponownie.")
        self.version = version
        self.changes = changes


class EntryGone(Gone):
    def __init__(self):
        super().__init__("Tego wpisu już nie ma: ktoś go usunął albo połączył z innym.")


class WrongState(DomainError):
    """The entry is not in a state from which this step can be made."""


class EntryRefused(Refused):
    """The facts of an entry break a rule."""


def broken(error: IntegrityError) -> EntryRefused:
    """The sentence of the constraint that the database named; SQLite names the columns instead.

    What is no rule of ours is a mistake of the programme and is raised as it came.
    """
    for constraint in Organization._meta.constraints:
        columns = [f"organizations_organization.{column.name}" for column in getattr(constraint, "expressions", ())]
        if constraint.name in str(error) or (columns and str(error).endswith(f": {', '.join(columns)}")):
            return EntryRefused({"": [str(constraint.get_violation_error_message())]})
    if "unique" not in str(error).casefold():
        raise error
    return EntryRefused({"": ["Ktoś właśnie dodał taki sam wpis. Odśwież stronę i sprawdź listę organizacji."]})
