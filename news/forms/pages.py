"""Pages, old addresses and documents as the office types them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.documents import DocumentField
from core.errors import DomainError
from core.moment_fields import SeenAtField
from news.actions.documents import FIELDS as DOCUMENT_FIELDS
from news.actions.old_addresses import AddressRefused, plan_lead
from news.actions.pages import FIELDS as PAGE_FIELDS
from news.forms.conflict import SeenForm
from news.models import Document, OldAddress, Page

AGAIN = "Wybierz plik jeszcze raz: przeglądarka nie pamięta plików z formularza, w którym coś trzeba poprawić."


class WordedForm(SeenForm):
    """In a conflict choices are told by their words; ``values()`` is what the actions take."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.compared if name in self.cleaned_data}

    def _words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.TypedChoiceField):
            return str(dict(field.choices).get(value, value))
        if isinstance(field, forms.DateField) and value:
            return f"{value:%d.%m.%Y}"
        return super()._words(name, value)


class PageForm(WordedForm):
    compared = PAGE_FIELDS

    path = forms.CharField(
        label="Adres", required=False, max_length=200, widget=forms.TextInput({"size": 60}),
        help_text="Na przykład „poradnik/klub-sportowy”. Puste pole: adres powstanie z tytułu. "
        "Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip

    class Meta:
        model = Page
        fields = PAGE_FIELDS
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "lead": forms.Textarea({"rows": 2, "cols": 70}),
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if "parent" in self.fields and self.instance.pk:
            self.fields["parent"].queryset = Page.objects.exclude(pk=self.instance.pk)

    def clean_path(self):
        """ "/Poradnik/Klub-Sportowy/" is understood; left empty, a kept page keeps its address."""
        return self.cleaned_data["path"].strip().strip("/").lower() or self.instance.path


class RestoreForm(forms.Form):
    """One button: the words of an earlier version, unless somebody has saved the page meanwhile."""

    seen_at = SeenAtField(label="Ostatnia zmiana")


class OldAddressForm(forms.ModelForm):
    """Both addresses as they are typed; the action says where the new one ends."""

    leads = forms.CharField(
        label="Nowy adres", max_length=400, widget=forms.TextInput({"size": 80}),
        help_text="Strona tego portalu, na przykład „/poradnik/klub-sportowy/”.",
        error_messages={"required": "Wpisz nowy adres, na przykład /o-biurze/."},
    )  # fmt: skip

    class Meta:
        model = OldAddress
        fields = ["path"]
        widgets = {"path": forms.TextInput({"size": 80})}
        help_texts = {
            "path": "Na przykład „/Fundusze_NGO.html”. Wielkość liter i końcówka „.html” nie mają znaczenia."
        }
        error_messages = {"path": {"required": "Wpisz dawny adres, na przykład /Fundusze_NGO.html."}}

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["leads"] = self.instance.leads_to

    def clean(self):
        """Asked here for the sentence; the action asks again."""
        data = super().clean() or self.cleaned_data
        if {"path", "leads"} <= set(data):
            try:
                plan_lead(path=data["path"], target=data["leads"], entry=self.instance)
            except DomainError as error:
                self.add_error("path" if isinstance(error, AddressRefused) else "leads", str(error))
        return data


class BringAddressesForm(forms.Form):
    file = forms.FileField(
        label="Plik z adresami",
        help_text="XLSX albo CSV, najwyżej 5000 wierszy. W pierwszej kolumnie dawny adres, w drugiej nowy.",
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Wybierz plik.", "empty": "Ten plik jest pusty."},
    )


class FileForm(forms.ModelForm):
    """A document whose file is known by what it holds; after a mistake elsewhere the file has to be chosen again."""

    file = DocumentField(label="Plik", error_messages={"required": "Wybierz plik."})

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors and self.add_prefix("file") in self.files:
            self.add_error("file", AGAIN)


class DocumentForm(FileForm, WordedForm):
    compared = tuple(name for name in DOCUMENT_FIELDS if name != "file")

    class Meta:
        model = Document
        fields = DOCUMENT_FIELDS
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
            raise ValidationError(f"„{chosen}” ma już swoją nowszą wersję. Wskaż tę najnowszą.")
        return chosen
