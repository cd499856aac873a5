"""Before a page or a document is written: the row as it is now, held; and what the model says against the facts."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.errors import ConflictError, Gone, Refused


def held(model: type[Model], pk: Any, *, seen_at: datetime | None = None) -> Any:
    """The thing as it is now, locked until the transaction ends; refused when it is gone or newer than ``seen_at``."""
    stored = model._default_manager.select_for_update().filter(pk=pk).first()
    if stored is None:
        raise Gone("Tego już nie ma: ktoś to usunął.")
    if seen_at not in (None, stored.updated_at):
        raise ConflictError
    return stored


def problems_of(thing: Model) -> dict[str, list[str]]:
    """What the model itself and its constraints say against the facts, by field."""
    try:
        thing.full_clean()
    except ValidationError as problem:
        return Refused.of(problem).problems
    return {}
