"""Forms that residents fill in."""

from django import forms

from core.forms import EmailField, TrapForm
from organizations.models import AccessRequest, ErrorReport


class ErrorReportForm(TrapForm, forms.ModelForm):
    class Meta:
        model = ErrorReport
        fields = ["message", "reporter_email"]
        widgets = {"message": forms.Textarea(attrs={"rows": 6})}
        labels = {"message": "Co jest nie tak?"}
        help_texts = {"message": "Napisz, co poprawić i skąd to wiesz. Na przykład: telefon jest już nieaktualny."}

    reporter_email = EmailField(
        label="Twój adres e-mail",
        required=False,
        max_length=254,
        help_text="Tylko jeśli chcesz odpowiedzi. Użyjemy go w tej jednej sprawie.",
    )


class AccessRequestForm(TrapForm, forms.ModelForm):
    class Meta:
        model = AccessRequest
        fields = ["name", "email", "message"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "message": forms.Textarea({"rows": 5}),
        }
        labels = {"name": "Imię i nazwisko", "message": "Kim jesteś w tej organizacji?"}
        help_texts = {"message": "Na przykład: jestem w zarządzie, prowadzę biuro. Zobaczy to opiekun wpisu i biuro."}

    email = EmailField(
        label="Twój adres e-mail", max_length=254, help_text="Wyślemy na niego link, a potem odpowiedź na prośbę."
    )
