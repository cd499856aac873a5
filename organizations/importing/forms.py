"""The office's forms of the import."""

from django import forms

from organizations.choices import LegalForm, Status
from organizations.importing import columns


class BringForm(forms.Form):
    file = forms.FileField(
        label="Plik z organizacjami",
        help_text="XLSX albo CSV, najwyżej 10 MB i 10 000 wierszy. Pierwszy wiersz to nazwy kolumn.",
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Wybierz plik.", "empty": "Ten plik jest pusty."},
    )


class ColumnsForm(forms.Form):
    """The field of each header, and the settings for the whole file."""

    legal_form = forms.ChoiceField(
        label="Forma prawna, gdy wiersz jej nie podaje",
        required=False,
        choices=[("", "– nie wpisuj żadnej –"), *LegalForm.choices],
        help_text="Dotyczy tylko nowych wpisów.",
    )
    public_benefit_as_of = forms.DateField(
        label="Z jakiego dnia jest status OPP",
        required=False,
        help_text="Gdy kolumna OPP mówi „tak”. Na przykład 31.12.2025. Bez daty status nie zostanie zapisany.",
        error_messages={"invalid": "Wpisz datę w postaci 31.12.2025."},
    )

    def __init__(self, *args, headers: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.headers = headers
        options = [("", "– pomiń tę kolumnę –"), *((column.key, column.label) for column in columns.COLUMNS)]
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header or f"(kolumna {place + 1} bez nazwy)", choices=options, required=False
            )

    def column_fields(self):
        return [self[f"column_{place}"] for place in range(len(self.headers))]

    def keys(self) -> list[str]:
        return [self.cleaned_data[f"column_{place}"] for place in range(len(self.headers))]


class ApplyForm(forms.Form):
    status = forms.ChoiceField(
        label="Nowe wpisy",
        choices=[
            (Status.PUBLISHED, "opublikuj od razu"),
            (Status.SUBMITTED, "zostaw jako zgłoszone – widzi je biuro"),
        ],
        initial=Status.PUBLISHED,
    )


class MendForm(forms.Form):
    """The cells of one row, as typed."""

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        mapping = row.batch.mapping
        for key, header, text in zip(mapping["columns"], mapping["headers"], row.values, strict=True):
            if key:
                long = len(text) > 80 or key in ("description", "mission", "opening_hours", "office_notes")
                self.fields[key] = forms.CharField(
                    label=header or columns.BY_KEY[key].label,
                    required=False,
                    initial=text,
                    widget=forms.Textarea({"rows": 3, "cols": 60}) if long else forms.TextInput({"size": 60}),
                )
