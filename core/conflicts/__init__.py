"""Two people at one form: nothing is overwritten unseen, nothing is saved before each differing field has a choice.

The token of a form is ``seen_at``: the ``updated_at`` of the thing as the form was opened. In use:

    class EventForm(ComparedForm):                       core.conflicts.forms; ``seen_at`` is a field of it
        not_compared = ("is_past_meant",)                fields that are not stored
        beside = "terminy i pytania"                     what is saved as typed, without a choice

    stored = hold(Event, event.pk, seen_at=seen_at)      in the action; ``seen_at`` is form.cleaned_data["seen_at"]

The page includes ``components/conflict.html`` (the back office has it in ``admin/change_form.html``). A view of an
organisation that gets ConflictError from the action answers the request anew: the form then finds what differs.
What differs is said in words by ``core.conflicts.differences``.
"""

from datetime import datetime
from typing import Any

from django.db.models import Model

from core.errors import ConflictError, Gone


def hold(model: type[Model], pk: Any, *, seen_at: datetime | None = None, gone: type[Gone] | Gone = Gone) -> Any:
    """The row as it is now, locked until the transaction ends.

    Raises ``gone`` when it was deleted, ConflictError when it was saved after ``seen_at``; None means that nobody
    looked at it.
    """
    stored = model._default_manager.select_for_update().filter(pk=pk).first()
    if stored is None:
        raise gone
    refuse_newer(stored, seen_at)
    return stored


def refuse_newer(stored: Model, seen_at: datetime | None) -> None:
    """ConflictError when somebody saved the row after ``seen_at``; None means that nobody looked."""
    if seen_at not in (None, stored.updated_at):
        raise ConflictError
