"""Forms by which the office decides on events that organisations sent in."""

from django import forms

from core.moment_fields import SeenAtField
from organizations.forms_office import DecisionForm


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
