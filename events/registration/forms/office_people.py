"""Office forms for people of an event: a person, a message, a search."""

from typing import Any
from uuid import uuid4

from django import forms

from events.models import Event, Message


class FindForm(forms.Form):
    q = forms.CharField(label="Imię, nazwisko, e-mail albo organizacja", required=False, max_length=80)


class PersonForm(forms.Form):
    """A person who phoned or wrote. Needs require the person's own consent, so the form does not ask for them."""

    use_required_attribute = False

    name = forms.CharField(label="Imię i nazwisko", max_length=150)
    email = forms.EmailField(
        label="E-mail", required=False, help_text="Może być pusty. Wtedy portal nie wyśle tej osobie żadnego listu."
    )
    phone = forms.CharField(label="Telefon", max_length=30, required=False)
    organization_name = forms.CharField(label="Organizacja", max_length=250, required=False)


class MessageForm(forms.ModelForm):
    use_required_attribute = False

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Message
        fields = ["to", "subject", "text"]
        widgets = {"to": forms.RadioSelect, "text": forms.Textarea({"rows": 10, "cols": 70})}

    def __init__(self, data: Any = None, *, event: Event, counts: dict[str, int]):
        super().__init__(data, instance=Message(event=event))
        self.fields["to"].choices = [
            (value, f"{label} – listów: {counts[value]}") for value, label in Message.To.choices
        ]


class BringForm(forms.Form):
    use_required_attribute = False

    file = forms.FileField(
        label="Plik z listą osób",
        help_text="XLSX albo CSV. Pierwszy wiersz to nazwy kolumn: imię i nazwisko, e-mail, telefon, organizacja.",
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Wybierz plik.", "empty": "Ten plik jest pusty."},
    )
