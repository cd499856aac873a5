"""Forms for an offer and for the decision on it."""

from django import forms

from core.errors import DomainError
from core.files.documents import DocumentField
from core.forms import EmailField, TrapForm, WebField
from core.moment_fields import SeenAtField
from core.refusals import add_errors
from grants.calls.forms import MoneyField
from grants.models import Remark, SmallGrantOffer
from grants.small_grants.workflow import OFFERS


class OfferForm(forms.ModelForm):
    """``values()`` is the argument of the actions; ``refused``: errors that an action has already raised."""

    refused: DomainError | None = None

    seen_at = SeenAtField(required=False)
    bip_url = WebField(label="Oferta w BIP", required=False, max_length=500)
    file = DocumentField(
        label="Treść oferty", required=False, widget=forms.ClearableFileInput,
        help_text="PDF, ODT, DOCX albo XLSX, najwyżej 15 MB. Usuń z niej wcześniej dane osób, na przykład telefony.",
    )  # fmt: skip

    class Meta:
        model = SmallGrantOffer
        fields = list(OFFERS.fields)
        field_classes = {"amount": MoneyField}
        widgets = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            for name in ("starts_on", "ends_on", "received_on")
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["seen_at"] = self.instance.updated_at

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not data.get("name") and data.get("organization"):
            data["name"] = self.instance.name = data["organization"].name
        if self.refused:
            add_errors(self, self.refused)
        return data

    def values(self):
        told = {name: self.cleaned_data[name] for name in OFFERS.fields if name in self.cleaned_data}
        return told | {"file": told.get("file") or ""}


class DecisionForm(forms.Form):
    use_required_attribute = False

    is_granted = forms.TypedChoiceField(
        label="Decyzja", choices=[("1", "dotacja przyznana"), ("0", "bez dotacji")], widget=forms.RadioSelect,
        coerce=lambda value: value == "1", error_messages={"required": "Wybierz jedną z decyzji."},
    )  # fmt: skip
    note = forms.CharField(
        label="Uzasadnienie", required=False, max_length=2000, widget=forms.Textarea({"rows": 4, "cols": 70}),
        help_text="Zobaczą je wszyscy. Potrzebne, gdy dotacji nie ma.",
    )  # fmt: skip


class RemarkForm(TrapForm, forms.ModelForm):
    email = EmailField(
        label="E-mail", required=False, help_text="Podaj, jeśli chcesz, żeby biuro mogło Ci odpowiedzieć."
    )

    class Meta:
        model = Remark
        fields = ["text", "name", "email"]
        labels = {"text": "Twoja uwaga", "name": "Imię i nazwisko albo nazwa"}
        help_texts = {"name": "Nie musisz się podpisywać."}
        widgets = {"text": forms.Textarea({"rows": 6}), "name": forms.TextInput({"autocomplete": "name"})}
        error_messages = {"text": {"required": "Napisz, czego dotyczy uwaga."}}
