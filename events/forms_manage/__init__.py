"""The form by which an organisation keeps its own event: the event, its dates, its questions, and the three as one."""

from events.forms_manage.dates import DateForm
from events.forms_manage.event import EventForm
from events.forms_manage.questions import QuestionForm
from events.forms_manage.reasons import CancelForm, MoveForm
from events.forms_manage.whole import WholeEvent

__all__ = ["CancelForm", "DateForm", "EventForm", "MoveForm", "QuestionForm", "WholeEvent"]
