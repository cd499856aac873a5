"""Forms of documents for the office: a document, its next version, its replacement."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.conflicts.forms import FILE_AGAIN, ComparedForm
from core.files.documents import DocumentField
from core.text.polish import quoted
from pages.documents.workflow import DOCUMENTS
from pages.models import Document


class FileForm(forms.ModelForm):
    """A document whose file type is detected from its content; after an error the file has to be chosen again."""

    file = DocumentField(label="Plik", error_messages={"required": "Wybierz plik."})

    def clean_version_label(self):
        """ "wersja 2" becomes "2": the templates add the word."""
        label = self.cleaned_data["version_label"].strip()
        return re.sub(r"^wersja\s+", "", label, flags=re.IGNORECASE)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors and self.add_prefix("file") in self.files:
            self.add_error("file", FILE_AGAIN)


class DocumentForm(FileForm, ComparedForm):
    """``values()`` is the argument of the actions."""

    class Meta:
        model = Document
        fields = DOCUMENTS.fields
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "summary": forms.Textarea({"rows": 2, "cols": 70}),
        }

    def values(self):
        return {name: self.cleaned_data[name] for name in DOCUMENTS.fields if name in self.cleaned_data}


class VersionForm(FileForm):
    """The next version of a document, prefilled from the present one."""

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
    """Another existing document replaces this one, or none does."""

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
