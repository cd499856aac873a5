""" "Zgłoś barierę": a report may be anonymous, a demand needs a name and a way to answer it."""

from uuid import uuid4

from django import forms

from contact.choices import ContactWay
from contact.forms.files import WithFiles
from contact.forms.message import LONGEST
from core.forms import EmailField, PhoneField, TrapForm

REPORT, DEMAND = "report", "demand"
NEEDS_NAME = "Żądanie musi mieć imię i nazwisko. Jeśli wolisz ich nie podawać, wybierz zwykłe zgłoszenie."
NEEDS_WAY = "Na żądanie musimy odpowiedzieć. Wybierz, jak."
#: Fields that each way of contact requires.
NEEDED = {
    ContactWay.MAIL: ("email", "Wpisz adres e-mail, na który mamy odpowiedzieć, albo wybierz inny sposób kontaktu."),
    ContactWay.PHONE: ("phone", "Wpisz numer telefonu, pod który mamy zadzwonić, albo wybierz inny sposób kontaktu."),
    ContactWay.PAPER: ("postal_address", "Wpisz adres, na który mamy wysłać list, albo wybierz inny sposób kontaktu."),
}


class BarrierForm(WithFiles, TrapForm):
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    page = forms.CharField(
        label="Której strony albo jej elementu to dotyczy",
        max_length=500,
        help_text="Adres strony albo kilka słów, na przykład: kalendarz, przycisk „Zapisz się”.",
    )
    text = forms.CharField(
        label="Na czym polega trudność", max_length=LONGEST, widget=forms.Textarea({"rows": 6}),
        help_text="Jeśli używasz czytnika ekranu, powiększenia albo innego narzędzia, napisz jakiego.",
    )  # fmt: skip
    wish = forms.ChoiceField(
        label="Co mamy zrobić",
        choices=[
            (REPORT, "Zgłaszam trudność, żeby ją usunąć. Imię nie jest potrzebne."),
            (DEMAND, "Żądam zapewnienia dostępności. Podaję imię i nazwisko."),
        ],
        initial=REPORT,
        widget=forms.RadioSelect,
    )
    other_form = forms.CharField(
        label="Wygodniejsza forma",
        max_length=500,
        required=False,
        help_text="Jeśli chcesz dostać tę informację inaczej: na przykład przez telefon albo dużym drukiem.",
    )
    contact_way = forms.ChoiceField(
        label="Jak mamy odpowiedzieć", choices=ContactWay.choices, initial=ContactWay.MAIL, widget=forms.RadioSelect
    )
    email = EmailField(label="Adres e-mail", max_length=254, required=False)
    phone = PhoneField(label="Telefon", required=False)
    postal_address = forms.CharField(
        label="Adres pocztowy",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2, "autocomplete": "street-address"}),
    )
    name = forms.CharField(
        label="Imię i nazwisko", max_length=150, required=False, widget=forms.TextInput({"autocomplete": "name"}),
        help_text="Potrzebne tylko przy żądaniu.",
    )  # fmt: skip

    field_order = [
        "page", "text", "wish", "other_form", "contact_way", "email", "phone", "postal_address", "name", "documents",
    ]  # fmt: skip

    def clean(self):
        data = super().clean()
        way, is_demand = data.get("contact_way"), data.get("wish") == DEMAND
        if is_demand and not data.get("name") and "name" not in self.errors:
            self.add_error("name", NEEDS_NAME)
        if is_demand and way == ContactWay.NONE:
            self.add_error("contact_way", NEEDS_WAY)
        field, sentence = NEEDED.get(way, ("", ""))
        if field and not data.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        return data
