"""Forms by which the office decides on events that organisations sent in."""

from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime

from organizations.forms_office import DecisionForm


class SeenAtField(forms.CharField):
    """The moment of the last change as the page showed it, so that nothing newer is decided on or overwritten."""

    widget = forms.HiddenInput

    def prepare_value(self, value):
        return value.isoformat() if isinstance(value, datetime) else value

    def clean(self, value):
        text = super().clean(value)
        moment = parse_datetime(text) if text else None
        if text and moment is None:
            raise forms.ValidationError("Odśwież stronę i spróbuj jeszcze raz.")
        return moment


class SubmissionForm(DecisionForm):
    """Publish, send back, reject."""

    needs_reason = ("changes", "reject")
    choices = ("publish", "changes", "reject")

    seen_at = SeenAtField(label="Ostatnia zmiana")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = "Potrzebna, gdy odsyłasz do poprawy albo odrzucasz. Wyślemy ją e-mailem słowo w słowo."
        self.fields["reason"].help_text = help_text


class SeenForm(forms.Form):
    """One button: the office has read what was changed after publishing."""

    seen_at = SeenAtField(label="Ostatnia zmiana")
