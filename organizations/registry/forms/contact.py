"""A message to an organisation."""

from django import forms

from core.forms import EmailField, TrapForm
from organizations.models import ContactMessage


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
