"""Forms by which the office decides on what was sent in, and by which anybody says why."""

from django import forms

from core.errors import DomainError
from core.moment_fields import SeenAtField
from core.publishing.workflow import NO_REASON
from core.refusals import add_errors

MESSAGE_LENGTH = 1000


class ReasonForm(forms.Form):
    """Why a move is made; the words go to the people concerned as they are."""

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
    """Which button was pressed, and the words that go into the letter; some buttons do not work without them."""

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
    """Publish what was sent in, send it back to be mended, or reject it; the last two with a reason."""

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
