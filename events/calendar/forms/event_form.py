"""The complete form of an event: three parts that are validated together and saved by one action."""

from typing import Any

from core import refusals
from core.conflicts import sets
from core.errors import DomainError, Refused
from events.calendar.forms.dates import dates
from events.calendar.forms.event import EventForm
from events.calendar.forms.questions import questions
from events.calendar.forms.rows import Problem, problems_of, row_problems
from events.models import Event
from organizations.models import Organization

ADDS = ("add_date", "add_question")
SETS = {"Terminy": dates, "Pytania": questions}


class EventFormSet:
    """``data`` and ``files`` of a request, or None. A button that adds a row submits without validation."""

    def __init__(self, data: Any, files: Any, event: Event, organization: Organization):
        self.is_unfinished = data is not None and any(name in data for name in ADDS)
        judged = {"is_unfinished": self.is_unfinished}
        self.event = EventForm(data, files, instance=event, organization=organization, **judged)
        self.dates, self.questions = (
            made(sets.chosen_data(data, made(None, event), thing=event), event, **judged) for made in SETS.values()
        )

    def is_valid(self) -> bool:
        """Validates all three parts, so that all errors are shown at once."""
        if self.is_unfinished:
            return False
        judged = [part.is_valid() for part in (self.event, self.dates, self.questions)]
        if self.event.conflict is not None:
            self._compare_sets()
        return all(judged)

    def _compare_sets(self) -> None:
        event = self.event.instance
        for (label, made), typed in zip(SETS.items(), (self.dates, self.questions), strict=True):
            saved = made(sets.saved_data(self.event.data, made(None, event)), event)
            sets.compare(self.event, label, typed, saved)

    def add_errors(self, error: DomainError) -> None:
        """Put each sentence of the error beside its field; errors of the dates beside the first date."""
        problems = getattr(error, "problems", {})
        first = next((row for row in self.dates.forms if row not in self.dates.deleted_forms), None)
        if first and "dates" in problems:
            first.add_error("day", problems["dates"])
            error = Refused({name: said for name, said in problems.items() if name != "dates"})
        refusals.add_errors(self.event, error)

    @property
    def compared(self) -> EventForm:
        """The form that detects another person's concurrent changes."""
        return self.event

    @property
    def problems(self) -> list[Problem]:
        """Anchor, label and message of each error, for the summary above the form."""
        if self.is_unfinished or not self.event.is_bound:
            return []
        told = [("", "", error) for error in self.event.non_field_errors()] + problems_of(self.event)
        return told + row_problems(self.dates, "Termin") + row_problems(self.questions, "Pytanie")

    @property
    def seen_at(self):
        return self.event["seen_at"]

    @property
    def loses_shape(self) -> list[str]:
        return self.event.loses_shape

    @property
    def files(self):
        return self.event.files

    def given(self, by: Any) -> dict[str, Any]:
        """Input of the actions."""
        return {
            "values": self.event.values() | self.event.store_picture(by),
            "dates": self.dates.spans,
            "themes": self.event.cleaned_data["themes"],
            "questions": self.questions.asked,
        }

    def seen_values(self) -> dict[str, Any]:
        return {"seen_at": self.event.cleaned_data["seen_at"], "has_new_picture": self.event.has_new_picture}
