"""Everything that may be done to what people write to us; each function is one transaction."""

from contact.actions.answering import add_note, answer
from contact.actions.errors import NoAddress, SaidMeanwhile
from contact.actions.extending import extend, latest_for
from contact.actions.forgetting import empty
from contact.actions.marking import give_mark, type_mark, withdraw_mark
from contact.actions.states import assign, close, reopen
from contact.actions.writing import Obstacle, Sender, add, paste_reply, report_barrier, send_message
from core.errors import WrongState

__all__ = [
    "NoAddress",
    "Obstacle",
    "SaidMeanwhile",
    "Sender",
    "WrongState",
    "add",
    "add_note",
    "answer",
    "assign",
    "close",
    "empty",
    "extend",
    "give_mark",
    "latest_for",
    "paste_reply",
    "reopen",
    "report_barrier",
    "send_message",
    "type_mark",
    "withdraw_mark",
]
