"""Forms of old addresses: one address, or a file."""

from typing import Any

from django import forms

from core.errors import DomainError
from pages.models import OldAddress
from pages.redirects.actions import AddressRefused, plan_lead


class OldAddressForm(forms.ModelForm):
    """Both addresses as typed; the action finds the final target."""

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
        """Checked here to show the message at its field; the action checks again."""
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
