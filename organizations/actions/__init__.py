"""Everything that may be done to the registry; each function is one transaction with its history, audit,
search and stamps. Merging two entries is organizations.merging.merge."""

from organizations.actions.bulk import Draft, write_many
from organizations.actions.entries import attachments_changed, confirm, create, delete, update
from organizations.actions.errors import ConflictError, EntryGone, EntryRefused, WrongState
from organizations.actions.reports import handle_error_report, report_error
from organizations.actions.states import (
    ask_for_changes,
    mark_dissolved,
    move,
    next_states,
    publish,
    reject,
    suspend,
)
from organizations.actions.taxonomy import delete_word, save_word

__all__ = [
    "ConflictError",
    "Draft",
    "EntryGone",
    "EntryRefused",
    "WrongState",
    "ask_for_changes",
    "attachments_changed",
    "confirm",
    "create",
    "delete",
    "delete_word",
    "handle_error_report",
    "mark_dissolved",
    "move",
    "next_states",
    "publish",
    "reject",
    "report_error",
    "save_word",
    "suspend",
    "update",
    "write_many",
]
