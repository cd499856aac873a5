"""Documents to download as the office types them: one, its next version, which one took its place."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.documents import DocumentField
from core.polish import quoted
from pages.documents.actions import FIELDS
from pages.models import Document
from pages.written.forms import WholeForm

AGAIN = "Wybierz plik jeszcze raz: przeglądarka nie pamięta plików z formularza, w którym coś trzeba poprawić."


class FileForm(forms.ModelForm):
    """A document whose file is known by what it holds; after a mistake elsewhere the file has to be chosen again."""

    file = DocumentField(label="Plik", error_messages={"required": "Wybierz plik."})

    def clean_version_label(self):
        """ "wersja 2" is understood as "2": the word itself stands before the label wherever it is shown."""
        label = self.cleaned_data["version_label"].strip()
        return re.sub(r"^wersja\s+", "", label, flags=re.IGNORECASE)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors and self.add_prefix("file") in self.files:
            self.add_error("file", AGAIN)


class DocumentForm(FileForm, WholeForm):
    compared = tuple(name for name in FIELDS if name != "file")

    class Meta:
        model = Document
        fields = FIELDS
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "summary": forms.Textarea({"rows": 2, "cols": 70}),
        }

    def values(self):
        return super().values() | {"file": self.cleaned_data["file"]}


class VersionForm(FileForm):
    """The next version of a document: most of it stays as it was."""

    class Meta:
        model = Document
        fields = ["file", "version_label", "valid_from", "valid_to", "title", "summary"]
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "summary": forms.Textarea({"rows": 2, "cols": 70}),
            "valid_from": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "valid_to": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "valid_from": "Gdy podasz dzień w przyszłości, do tego dnia portal pokaże dotychczasową wersję.",
        }

    def __init__(self, *args: Any, former: Document, **options: Any):
        kept = {"title": former.title, "summary": former.summary}
        super().__init__(*args, initial=kept, instance=Document(topic=former.topic, kind=former.kind), **options)


class ReplacedForm(forms.Form):
    """Another document that is there already takes the place of this one; or none does."""

    newer = forms.ModelChoiceField(
        Document.objects.none(), label="Nowsza wersja", required=False, empty_label="– nie ma nowszej wersji –"
    )

    def __init__(self, *args: Any, document: Document, **options: Any):
        super().__init__(*args, **options)
        newest = Document.objects.newest().exclude(pk=document.pk)
        self.fields["newer"].queryset = newest | Document.objects.filter(pk=document.replaced_by_id)
        self.initial["newer"] = document.replaced_by_id

    def clean_newer(self):
        chosen = self.cleaned_data["newer"]
        if chosen and chosen.replaced_by_id:
            raise ValidationError(f"{quoted(chosen)} ma już swoją nowszą wersję. Wskaż tę najnowszą.")
        return chosen
