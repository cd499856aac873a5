"""Forms of messages to the office, and of the answers."""

from contact.forms.barrier import BarrierForm
from contact.forms.message import FurtherForm, MessageForm

__all__ = ["BarrierForm", "FurtherForm", "MessageForm"]
