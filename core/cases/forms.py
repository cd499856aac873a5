"""The form that gives a mark: the next number of a class, or a typed one."""

from django import forms

from core.cases import marks
from core.cases.models import CaseClass
from core.errors import DomainError

ONE_OF_TWO = "Wybierz klasę albo wpisz cały znak – jedno z dwojga."


class MarkForm(forms.Form):
    """``day`` is the day on which the case began: only classes valid on that day are offered."""

    case_class = forms.ModelChoiceField(
        CaseClass.objects.none(), label="Klasa z wykazu akt", required=False, empty_label="– wybierz –"
    )
    subfolder = forms.IntegerField(
        label="Numer teczki", required=False, min_value=1, max_value=999_999, help_text="Tylko gdy klasa ma teczki."
    )
    initials = forms.CharField(label="Inicjały", required=False, max_length=8, help_text="Nieobowiązkowe.")
    typed = forms.CharField(
        label="albo gotowy znak",
        required=False,
        max_length=60,
        help_text="Gdy numer nadał inny system, na przykład OP.524.12.2026.",
    )

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case_class"].queryset = CaseClass.objects.in_force(day).numbered_here()

    def clean_typed(self):
        text = self.cleaned_data["typed"]
        try:
            return str(marks.read(text)) if text else ""
        except DomainError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        if bool(data.get("typed")) == bool(data.get("case_class")):
            raise forms.ValidationError(ONE_OF_TWO)
        return data
