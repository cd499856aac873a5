"""Forms of the four steps: validation only. The trap for robots is a separate form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.forms import EmailField, PhoneField, WebField
from organizations import identifiers
from organizations.choices import USUAL_REGISTERS, LegalForm, RegisterKind
from organizations.identifiers import NUMBERS
from organizations.models import District, Organization, Sphere, TargetGroup, Theme
from organizations.registry import similar

PICK_ONE = "Wybierz z listy"


class NumberField(forms.CharField):
    """A number in any spelling; ``cleaned_data`` has the stored form."""

    def __init__(self, stored_form: Any, **options: Any):
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(required=False, max_length=60, widget=widget, **options)
        self.stored_form = stored_form

    def clean(self, value):
        return self.stored_form(super().clean(value))


class WordsField(forms.ModelMultipleChoiceField):
    """Any number of words from a list that the office maintains."""

    widget = forms.CheckboxSelectMultiple


class StepForm(forms.Form):
    """A step shows its fields in groups: heading ("" for none), names of fields, whether it starts folded."""

    groups: tuple[tuple[str, tuple[str, ...], bool], ...] = ()

    def parts(self) -> list[dict[str, Any]]:
        return [
            {
                "heading": heading,
                "fields": [self[name] for name in names],
                "is_folded": is_folded and not any(self[name].value() or self[name].errors for name in names),
            }
            for heading, names, is_folded in self.groups
        ]


def text(label: str, length: int, autocomplete: str = "off", **options: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=length, widget=widget, **options)


def area(label: str, length: int, rows: int, **options: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=length, required=False, widget=widget, **options)


class AboutForm(StepForm):
    person = text("Imię i nazwisko", 150, "name")
    person_email = EmailField(
        label="Twój adres e-mail",
        max_length=254,
        help_text="Wyślemy na niego link, którym można wrócić do zgłoszenia. Nie pokażemy go na portalu.",
    )
    name = text("Pełna nazwa organizacji", 250, "organization", help_text="Tak jak w statucie albo w rejestrze.")
    legal_form = forms.ChoiceField(
        label="Forma prawna",
        choices=[("", PICK_ONE), *LegalForm.choices],
        error_messages={"required": "Wybierz formę prawną. Jeśli żadna nie pasuje, wybierz „inna forma”."},
    )
    groups = (
        ("Kim jesteś", ("person", "person_email"), False),
        ("Organizacja", ("name", "legal_form"), False),
    )


class RegistersForm(StepForm):
    """Numbers in registers; none is required. ``holders`` has the entries that already use a number."""

    krs = NumberField(identifiers.krs, label="Numer KRS", help_text="10 cyfr. Nie każda organizacja go ma.")
    nip = NumberField(identifiers.nip, label="NIP", help_text="10 cyfr.")
    regon = NumberField(identifiers.regon, label="REGON", help_text="9 cyfr.")
    register_kind = forms.ChoiceField(
        label="Inny rejestr", required=False, choices=[("", "Żaden inny"), *RegisterKind.choices]
    )
    register_number = text("Numer w tym rejestrze", 60, required=False)
    founded_year = forms.IntegerField(
        label="Rok założenia",
        required=False,
        min_value=1400,
        help_text="Jeśli go znasz. Przypomnimy o jubileuszu.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Wpisz rok czterema cyframi, na przykład 1998."},
    )
    groups = (
        ("Numery", ("krs", "nip", "regon"), False),
        ("Rejestr inny niż KRS", ("register_kind", "register_number"), False),
        ("Początki", ("founded_year",), False),
    )

    def __init__(self, *args: Any, legal_form: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.legal_form = legal_form
        self.holders: dict[str, Organization] = {}

    @property
    def hint(self) -> str:
        return USUAL_REGISTERS.get(self.legal_form, "")

    def clean_founded_year(self):
        year = self.cleaned_data["founded_year"]
        if year and year > timezone.localdate().year:
            raise ValidationError("Ten rok jest w przyszłości.")
        return year

    def clean(self):
        data = super().clean()
        if data.get("register_number") and not data.get("register_kind"):
            self.add_error("register_kind", "Podaj, z jakiego rejestru jest ten numer.")
        if data.get("register_kind") and not data.get("register_number") and "register_number" not in self.errors:
            self.add_error("register_number", "Podaj numer w wybranym rejestrze.")
        numbers = {name: data.get(name) or "" for name in (*NUMBERS, "register_kind", "register_number")}
        self.holders = similar.holders(self.legal_form, **numbers)
        for name in self.holders:
            label = f"numerem {NUMBERS[name]}" if name in NUMBERS else "numerem w rejestrze"
            self.add_error(name, f"Organizacja z tym {label} już u nas jest. Nic nie trzeba zgłaszać drugi raz.")
        return data


class WorkForm(StepForm):
    mission = text(
        "O organizacji w jednym zdaniu", 250, help_text="Czym się zajmuje i dla kogo. To zdanie widać na liście."
    )
    themes = WordsField(
        Theme.objects.all(),
        label="Tematy",
        help_text="Według nich mieszkańcy szukają organizacji.",
        error_messages={"required": "Zaznacz przynajmniej jeden temat."},
    )
    description = area(
        "Opis", 5000, 7, help_text="Co robicie, od kiedy, jak można dołączyć. Pusty wiersz zaczyna nowy akapit."
    )
    target_groups = WordsField(TargetGroup.objects.all(), label="Dla kogo działacie", required=False)
    is_seeking_volunteers = forms.BooleanField(label="Szukamy wolontariuszy", required=False)
    volunteering_info = area("Dla wolontariuszy", 1000, 3, help_text="Kogo szukacie i do czego.")
    spheres = WordsField(
        Sphere.objects.filter(valid_to=None),
        label="Sfery zadań publicznych",
        required=False,
        help_text="Z ustawy o działalności pożytku publicznego. Nie musisz ich wybierać.",
    )
    groups = (
        ("", ("mission", "themes", "description", "target_groups"), False),
        ("Wolontariat", ("is_seeking_volunteers", "volunteering_info"), False),
        ("Sfery zadań z ustawy", ("spheres",), True),
    )


class ContactForm(StepForm):
    street = text("Ulica i numer", 120, "address-line1", required=False)
    postal_code = NumberField(identifiers.postal_code, label="Kod pocztowy")
    city = text("Miejscowość", 80, "address-level2")
    district = forms.ModelChoiceField(
        District.objects.all(), label="Część miasta", required=False, empty_label="Nie wiem albo nie dotyczy"
    )
    phone = PhoneField(label="Telefon", required=False, max_length=60)
    email = EmailField(label="E-mail organizacji", required=False, max_length=254)
    website = WebField(label="Strona internetowa", required=False, max_length=200)
    facebook_url = WebField(label="Facebook", required=False, max_length=200)
    instagram_url = WebField(label="Instagram", required=False, max_length=200)
    opening_hours = area("Godziny otwarcia", 1000, 3, help_text="Każdy dzień w osobnym wierszu.")
    contact_name = text("Osoba do kontaktu", 150, "name", required=False)
    contact_phone = PhoneField(label="Telefon dla biura", required=False, max_length=60)
    contact_email = EmailField(label="E-mail dla biura", required=False, max_length=254)
    groups = (
        ("Adres", ("street", "postal_code", "city", "district"), False),
        (
            "Kontakt, który zobaczy każdy",
            ("phone", "email", "website", "facebook_url", "instagram_url", "opening_hours"),
            False,
        ),
        ("Kontakt tylko dla biura", ("contact_name", "contact_phone", "contact_email"), False),
    )
