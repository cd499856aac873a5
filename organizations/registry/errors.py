"""Errors raised by actions of the registry."""

from django.db import IntegrityError

from core.errors import Gone, Refused
from organizations.models import Organization


class EntryGone(Gone):
    def __init__(self):
        super().__init__("Tego wpisu już nie ma: ktoś go usunął albo połączył z innym.")


class EntryRefused(Refused):
    """The values of an entry break a rule."""


def broken(error: IntegrityError) -> EntryRefused:
    """The message of the violated constraint, found by its name; SQLite names the columns instead.

    An error of no known constraint is a programming error and is raised unchanged.
    """
    for constraint in Organization._meta.constraints:
        columns = [f"organizations_organization.{column.name}" for column in getattr(constraint, "expressions", ())]
        if constraint.name in str(error) or (columns and str(error).endswith(f": {', '.join(columns)}")):
            return EntryRefused({"": [str(constraint.get_violation_error_message())]})
    if "unique" not in str(error).casefold():
        raise error
    return EntryRefused({"": ["Ktoś właśnie dodał taki sam wpis. Odśwież stronę i sprawdź listę organizacji."]})
