"""Rows of an event's form: dates, questions, materials."""

from typing import Any

from django import forms
from django.utils import timezone

from core.files.documents import DocumentField
from core.forms import WebField
from core.moment_fields import MomentField
from events.models import EventDate, Material, Question

PAST = (
    "Ten termin już minął. Jeśli wpisujesz wydarzenie, które już się odbyło, zaznacz to w części „Kiedy” "
    "i zapisz jeszcze raz."
)
#: The checkbox by which the office confirms a past date.
PAST_IS_MEANT = "is_past_meant"


class DateForm(forms.ModelForm):
    """A table row: the column heading is the label of each field in it."""

    starts_at = MomentField(label="Początek")
    ends_at = MomentField(label="Koniec")

    class Meta:
        model = EventDate
        fields = ["starts_at", "ends_at", "note"]

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)

    def clean(self):
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", "Koniec musi być po początku.")
        is_new = start and start != self.initial.get("starts_at")
        if is_new and start <= timezone.now() and PAST_IS_MEANT not in self.data:
            self.add_error("starts_at", PAST)
        return data


class QuestionForm(forms.ModelForm):
    class Meta:
        model = Question
        fields = ["label", "kind", "options", "is_required", "help_text", "order"]
        widgets = {"options": forms.Textarea({"rows": 3, "cols": 30})}


class MaterialForm(forms.ModelForm):
    file = DocumentField(label="Plik", required=False)
    url = WebField(label="Link", required=False, max_length=500)

    class Meta:
        model = Material
        fields = ["title", "file", "url", "order"]
