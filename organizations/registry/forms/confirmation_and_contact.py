"""Forms that keep entries true: what has changed, and a message to an organisation."""

from django import forms

from core.forms import EmailField, TrapForm
from organizations.models import ContactMessage


class ChangesForm(TrapForm):
    """What is no longer true, told through the link of the half-yearly letter."""

    message = forms.CharField(
        label="Co się zmieniło?",
        max_length=1900,
        widget=forms.Textarea({"rows": 6}),
        help_text="Na przykład: mamy nowy telefon, +48 65 000 00 00. Jeśli chcesz odpowiedzi, podaj też swój e-mail.",
    )


class ContactMessageForm(TrapForm, forms.ModelForm):
    class Meta:
        model = ContactMessage
        fields = ["sender_name", "sender_email", "message", "wants_copy"]
        widgets = {
            "sender_name": forms.TextInput({"autocomplete": "name"}),
            "message": forms.Textarea({"rows": 8}),
        }
        labels = {
            "sender_name": "Imię i nazwisko",
            "message": "Wiadomość",
            "wants_copy": "Wyślij mi kopię tej wiadomości",
        }

    sender_email = EmailField(label="Twój adres e-mail", max_length=254, help_text="Organizacja odpisze na ten adres.")
