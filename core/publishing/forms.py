"""Forms for moderation decisions, and for the reason of a move."""

from django import forms

from core.errors import DomainError
from core.moment_fields import SeenAtField
from core.publishing.workflow import NO_REASON
from core.refusals import add_errors

MESSAGE_LENGTH = 1000


class ReasonForm(forms.Form):
    """The reason of a move; it is sent to the people concerned unchanged."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Powód",
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea({"rows": 4, "cols": 70}),
        error_messages={"required": NO_REASON},
    )

    def add_errors(self, error: DomainError) -> None:
        add_errors(self, error)


class DecisionForm(forms.Form):
    """The pressed button and the text for the letter; some buttons require the text."""

    needs_reason: tuple[str, ...] = ("reject",)
    choices: tuple[str, ...] = ("approve", "reject")

    reason = forms.CharField(
        label="Wiadomość do organizacji",
        required=False,
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea({"rows": 5, "cols": 70}),
        help_text="Potrzebna przy odmowie. Wyślemy ją e-mailem słowo w słowo.",
    )

    def clean(self):
        data = super().clean()
        self.decision = self.data.get("decision", "")
        if self.decision not in self.choices:
            raise forms.ValidationError("Wybierz, co zrobić: naciśnij jeden z przycisków.")
        if self.decision in self.needs_reason and not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Napisz, o co chodzi – organizacja musi to wiedzieć.")
        return data


class SubmissionForm(DecisionForm):
    """Publish a submission, return it for correction, or reject it; the last two require a reason."""

    needs_reason = ("changes", "reject")
    choices = ("publish", "changes", "reject")

    seen_at = SeenAtField(label="Ostatnia zmiana")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = "Potrzebna, gdy odsyłasz do poprawy albo odrzucasz. Wyślemy ją e-mailem słowo w słowo."
        self.fields["reason"].help_text = help_text


class SeenChangeForm(forms.Form):
    """One button: the office has read what was changed after publishing."""

    decision = "seen"

    seen_at = SeenAtField(label="Ostatnia zmiana")
