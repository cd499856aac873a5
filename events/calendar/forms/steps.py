"""What the office says when it sends an event on: why, to which dates, how often."""

from django import forms

from events.calendar.forms.reasons import MoveForm as OrganizerMoveForm
from events.choices import Repeat


class ReasonForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Powód", max_length=1000, widget=forms.Textarea({"rows": 4, "cols": 70}),
        error_messages={"required": "Napisz powód – przeczytają go osoby, których to dotyczy."},
    )  # fmt: skip


class MoveForm(OrganizerMoveForm):
    """The same reason and rows for new dates as the organisation has."""


class RepeatForm(forms.Form):
    use_required_attribute = False

    rule = forms.ChoiceField(label="Jak często", choices=Repeat, widget=forms.RadioSelect, initial=Repeat.WEEKLY)
    until = forms.DateField(label="Ostatni dzień", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
