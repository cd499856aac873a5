"""Forms by which the office decides on what waits in its queue."""

from django import forms

from core.moment_fields import SeenAtField
from organizations.models import Membership

MESSAGE_LENGTH = 1000


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


class ThreeWaysForm(DecisionForm):
    """Let it through, send it back to be mended, reject it; of the last two the organisation hears why."""

    needs_reason = ("changes", "reject")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = "Potrzebna, gdy odsyłasz do poprawy albo odrzucasz. Wyślemy ją e-mailem słowo w słowo."
        self.fields["reason"].help_text = help_text


class SubmissionForm(ThreeWaysForm):
    """An entry that was sent in."""

    choices = ("approve", "changes", "reject")

    seen_version = forms.IntegerField(label="Wersja wpisu", widget=forms.HiddenInput)


class PublishingForm(ThreeWaysForm):
    """What an organisation sent in to be published: an event, an article."""

    choices = ("publish", "changes", "reject")

    seen_at = SeenAtField(label="Ostatnia zmiana")


class SeenChangeForm(forms.Form):
    """One button: the office has read what was changed after publishing."""

    seen_at = SeenAtField(label="Ostatnia zmiana")


class ProposalForm(DecisionForm):
    """Approve or reject a change of identity."""


class AccessForm(DecisionForm):
    role = forms.ChoiceField(label="Rola przy wpisie", choices=Membership.Role.choices, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Wiadomość do tej osoby"
        self.order_fields(["role", "reason"])
