"""Form for changes reported through the confirmation link."""

from django import forms

from core.forms import TrapForm


class ChangesForm(TrapForm):
    message = forms.CharField(
        label="Co się zmieniło?",
        max_length=1900,
        widget=forms.Textarea({"rows": 6}),
        help_text="Na przykład: mamy nowy telefon, +48 65 000 00 00. Jeśli chcesz odpowiedzi, podaj też swój e-mail.",
    )
