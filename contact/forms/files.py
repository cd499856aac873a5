"""Several documents in one field."""

from typing import Any

from django import forms

from core.files.documents import ACCEPT, DocumentField
from core.text.polish import plural

MOST = 3
MOST_BYTES = 25 * 2**20
TOO_MANY = f"Dołącz najwyżej {MOST} {plural(MOST, 'plik,pliki,plików')}."
TOO_BIG = "Te pliki razem mają ponad 25 MB. Wyślij mniej albo mniejsze."


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class DocumentsField(DocumentField):
    """At most three documents; the type of each is detected from its content, not its name."""

    def __init__(self, **options: Any):
        options.setdefault("help_text", f"PDF, ODT, DOCX albo XLSX; najwyżej {MOST} pliki, razem 25 MB.")
        super().__init__(widget=ManyFilesInput(attrs={"multiple": True, "accept": ACCEPT}), **options)

    def clean(self, data, initial=None):
        files = [super(DocumentsField, self).clean(one, initial) for one in data or [] if one]
        if len(files) > MOST:
            raise forms.ValidationError(TOO_MANY)
        if sum(file.size for file in files) > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return files


class WithFiles(forms.Form):
    """A form with documents. A browser forgets chosen files when a form is shown again: the page says so."""

    documents = DocumentsField(label="Załączniki", required=False)

    @property
    def lost_files(self) -> list[str]:
        """Names of the files that have to be chosen again."""
        return [one.name for one in self.files.getlist("documents")] if self.is_bound and self.errors else []
