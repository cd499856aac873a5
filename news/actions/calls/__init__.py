"""All that may be done to a funding call; ``from news.actions import calls``, then ``calls.publish(…)``."""

from news.actions.calls.editing import FIELDS, attachments_changed, copy, create, delete, update
from news.actions.calls.errors import CallGone, CallRefused, WrongState
from news.actions.calls.states import end, move_deadline, publish, settle, withdraw

__all__ = [
    "FIELDS",
    "CallGone",
    "CallRefused",
    "WrongState",
    "attachments_changed",
    "copy",
    "create",
    "delete",
    "end",
    "move_deadline",
    "publish",
    "settle",
    "update",
    "withdraw",
]
