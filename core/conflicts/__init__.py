"""Two editors of one form: nothing is overwritten unseen, nothing is saved until each difference is decided.

The token of a form is ``seen_at``: the ``updated_at`` of the object when the form was opened. In use:

    class EventForm(ComparedForm):                       core.conflicts.forms; ``seen_at`` is a field of it
        not_compared = ("is_past_meant",)                fields that are not stored
            beside = "terminy i pytania"                     saved as typed, without a choice

    stored = hold(Event, event.pk, seen_at=seen_at)      in the action; ``seen_at`` is form.cleaned_data["seen_at"]

The page includes ``components/conflict.html`` (the back office has it in ``admin/change_form.html``). When an action
raises ConflictError in a view of an organisation, the view processes the request again: the form then shows the
differences. ``core.conflicts.differences`` describes them in words.
"""

from datetime import datetime
from typing import Any

from django.db.models import Model

from core.errors import ConflictError, Gone


def hold(model: type[Model], pk: Any, *, seen_at: datetime | None = None, gone: type[Gone] | Gone = Gone) -> Any:
    """The current row, locked until the transaction ends.

    Raises ``gone`` when it was deleted, ConflictError when it was saved after ``seen_at``; None skips this check.
    """
    stored = model._default_manager.select_for_update().filter(pk=pk).first()
    if stored is None:
        raise gone
    refuse_newer(stored, seen_at)
    return stored


def refuse_newer(stored: Model, seen_at: datetime | None) -> None:
    """Raise ConflictError when the row was saved after ``seen_at``; None skips the check."""
    if seen_at not in (None, stored.updated_at):
        raise ConflictError
