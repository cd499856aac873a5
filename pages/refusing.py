"""Before a page or a document is written: what the model says against the facts."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.errors import Refused


def problems_of(thing: Model) -> dict[str, list[str]]:
    """What the model itself and its constraints say against the facts, by field."""
    try:
        thing.full_clean()
    except ValidationError as problem:
        return Refused.of(problem).problems
    return {}
