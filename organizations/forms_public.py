"""Forms that residents fill in."""

from django import forms

from core.forms import EmailField, TrapForm
from organizations.models import ErrorReport


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
