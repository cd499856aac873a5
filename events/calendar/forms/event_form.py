"""The whole form of an event: three parts that are judged together and saved by one action."""

from typing import Any

from core import refusals
from core.errors import DomainError, Refused
from events.calendar.forms.dates import dates
from events.calendar.forms.event import EventForm
from events.calendar.forms.questions import questions
from events.calendar.forms.rows import Problem, problems_of, row_problems
from events.models import Event
from organizations.models import Organization

ADDS = ("add_date", "add_question")


class WholeEvent:
    """``data`` and ``files`` of a request, or None. A button that adds a row sends the form without judging it."""

    def __init__(self, data: Any, files: Any, *, event: Event, organization: Organization):
        self.is_unfinished = data is not None and any(name in data for name in ADDS)
        judged = {"is_unfinished": self.is_unfinished}
        self.event = EventForm(data, files, instance=event, organization=organization, **judged)
        self.dates = dates(data, event, **judged)
        self.questions = questions(data, event, **judged)

    def is_valid(self) -> bool:
        """All three are judged, so that a person sees everything at once."""
        if self.is_unfinished:
            return False
        judged = [part.is_valid() for part in (self.event, self.dates, self.questions)]
        return all(judged)

    def tell(self, error: DomainError) -> None:
        """The sentences of a refusal, each beside its field; what is said of the dates beside the first of them."""
        problems = getattr(error, "problems", {})
        first = next((row for row in self.dates.forms if row not in self.dates.deleted_forms), None)
        if first and "dates" in problems:
            first.add_error("day", problems["dates"])
            error = Refused({name: said for name, said in problems.items() if name != "dates"})
        refusals.tell(self.event, error)

    def see_newest(self, event: Event) -> None:
        """After a conflict: sent once more, the form is saved upon what somebody else saved."""
        newest = Event.objects.filter(pk=event.pk).values_list("updated_at", flat=True).first()
        self.event.data = self.event.data.copy()
        self.event.data["seen_at"] = newest.isoformat() if newest else ""

    @property
    def has_errors(self) -> bool:
        return bool(self.problems)

    @property
    def problems(self) -> list[Problem]:
        """Where, which field, what is wrong: for the summary above the form."""
        if self.is_unfinished or not self.event.is_bound:
            return []
        told = [("", "", error) for error in self.event.non_field_errors()] + problems_of(self.event)
        return told + row_problems(self.dates, "Termin") + row_problems(self.questions, "Pytanie")

    def values(self) -> dict[str, Any]:
        """What ``actions.create`` and ``actions.update`` take, but for the picture."""
        return {
            "values": self.event.values(),
            "dates": self.dates.spans,
            "themes": self.event.cleaned_data["themes"],
            "questions": self.questions.asked,
        }
