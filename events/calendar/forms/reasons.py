"""Forms to cancel and to move an event: both send people the reason."""

from typing import Any

from django import forms

from core import refusals
from core.errors import DomainError
from core.publishing.forms import ReasonForm
from events.calendar.forms.dates import dates
from events.calendar.forms.rows import Problem, problems_of, row_problems
from events.models import Event


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Powód",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Przeczytają go osoby zapisane i każdy, kto zajrzy na stronę wydarzenia.",
        error_messages={"required": "Napisz powód – przeczytają go osoby zapisane."},
    )


class CancelForm(ReasonForm):
    reason = reason_field()


class MoveForm(forms.Form):
    """The reason and rows for the new dates; ``spans`` is the input of the action."""

    use_required_attribute = False
    reason = reason_field()

    def __init__(self, data: Any = None, *, event: Event):
        self.is_unfinished = data is not None and "add_date" in data
        super().__init__(data)
        self.dates = dates(data, event, is_unfinished=self.is_unfinished)

    def full_clean(self):
        super().full_clean()
        if self.is_unfinished:
            self._errors = forms.utils.ErrorDict()

    def is_valid(self) -> bool:
        if self.is_unfinished or not all([super().is_valid(), self.dates.is_valid()]):
            return False
        self.cleaned_data["dates"] = self.dates.spans
        return True

    def add_errors(self, error: DomainError) -> None:
        refusals.add_errors(self, error)

    @property
    def problems(self) -> list[Problem]:
        """Anchor, label and message of each error, for the summary above the form."""
        if self.is_unfinished or not self.is_bound:
            return []
        return (
            [("", "", error) for error in self.non_field_errors()]
            + row_problems(self.dates, "Termin")
            + problems_of(self)
        )
