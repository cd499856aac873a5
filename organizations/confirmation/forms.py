"""What is no longer true of an entry."""

from django import forms

from core.forms import TrapForm


class ChangesForm(TrapForm):
    """What is no longer true, told through the link of the half-yearly letter."""

    message = forms.CharField(
        label="Co się zmieniło?",
        max_length=1900,
        widget=forms.Textarea({"rows": 6}),
        help_text="Na przykład: mamy nowy telefon, +48 65 000 00 00. Jeśli chcesz odpowiedzi, podaj też swój e-mail.",
    )
