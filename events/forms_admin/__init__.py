"""Forms of the back office: the event with its dates and questions, its steps, its people."""

from events.forms_admin.event import EventForm
from events.forms_admin.people import BringForm, FindForm, MessageForm, PersonForm
from events.forms_admin.rows import DateForm, MaterialForm, QuestionForm
from events.forms_admin.steps import MoveForm, ReasonForm, RepeatForm

__all__ = [
    "BringForm",
    "DateForm",
    "EventForm",
    "FindForm",
    "MaterialForm",
    "MessageForm",
    "MoveForm",
    "PersonForm",
    "QuestionForm",
    "ReasonForm",
    "RepeatForm",
]
