"""What anybody may write about an offer for a small grant."""

from django import forms

from core.forms import EmailField, TrapForm
from grants.models import Remark


class RemarkForm(TrapForm, forms.ModelForm):
    email = EmailField(
        label="E-mail", required=False, help_text="Podaj, jeśli chcesz, żeby biuro mogło Ci odpowiedzieć."
    )

    class Meta:
        model = Remark
        fields = ["text", "name", "email"]
        labels = {"text": "Twoja uwaga", "name": "Imię i nazwisko albo nazwa"}
        help_texts = {"name": "Nie musisz się podpisywać."}
        widgets = {"text": forms.Textarea({"rows": 6}), "name": forms.TextInput({"autocomplete": "name"})}
        error_messages = {"text": {"required": "Napisz, czego dotyczy uwaga."}}
