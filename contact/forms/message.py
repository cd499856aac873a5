""" "Napisz do nas", and a further message from a person with an account."""

from uuid import uuid4

from django import forms

from contact.forms.files import WithFiles
from contact.models import Topic
from core.forms import EmailField, PhoneField, TrapForm

LONGEST = 5000


class MessageForm(WithFiles, TrapForm):
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    topic = forms.ModelChoiceField(Topic.objects.offered(), label="Czego dotyczy", empty_label="Wybierz temat")
    text = forms.CharField(label="Wiadomość", max_length=LONGEST, widget=forms.Textarea({"rows": 8}))
    name = forms.CharField(label="Imię i nazwisko", max_length=150, widget=forms.TextInput({"autocomplete": "name"}))
    email = EmailField(label="Twój adres e-mail", max_length=254, help_text="Odpowiemy na ten adres.")
    phone = PhoneField(label="Telefon", required=False)
    organization_name = forms.CharField(
        label="Organizacja", max_length=200, required=False, help_text="Jeśli piszesz w imieniu organizacji."
    )

    field_order = ["topic", "text", "name", "email", "phone", "organization_name", "documents"]


class FurtherForm(WithFiles):
    text = forms.CharField(label="Twoja wiadomość", max_length=LONGEST, widget=forms.Textarea({"rows": 6}))

    field_order = ["text", "documents"]
