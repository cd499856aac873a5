"""Forms for the parts of an entry, one short page each, used by its own people."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import capfirst

from core.conflicts.forms import ComparedForm
from core.files.documents import DocumentField
from core.files.picture_form import PictureForm
from core.forms import EmailField, PhoneField, WebField
from core.text import prose
from core.text.fields import SHAPES, TextField
from organizations import identifiers
from organizations.models import IDENTITY_FIELDS, Document, Organization, Photo, Proposal
from organizations.registry import history
from organizations.registry.forms import NumberField


def _label(name: str) -> str:
    return capfirst(Organization._meta.get_field(name).verbose_name)


def digits(name: str, stored_form: Callable[[object], str], **options: Any) -> NumberField:
    """A number in any spelling, with the numeric keyboard on a phone."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return NumberField(stored_form, label=_label(name), widget=widget, **options)


class PartForm(ComparedForm):
    """A part of the entry. Concurrent changes of other parts are no conflict."""

    title = lead = ""

    @cached_property
    def is_overtaken(self) -> bool:
        if not super().is_overtaken:
            return False
        then, saved = self.as_opened(), history.snapshot(self.instance)
        return then is None or any(saved[name] != then[name] for name in saved if name in self.fields)

    def as_opened(self) -> history.Snapshot | None:
        """The entry as of the time this form was opened, or None if that version was not kept."""
        return history.at(self.instance, self.seen) if self.seen else None

    def values(self) -> dict[str, Any]:
        names = {*history.FIELDS, *history.WORDS} & set(self.cleaned_data)
        return {name: self.cleaned_data[name] for name in names}


class IdentityForm(PartForm):
    """Identity fields. ``waiting`` is the proposal that this page shows and would change."""

    title = "Nazwa i rejestry"

    krs = digits("krs", identifiers.krs, help_text="10 cyfr. Nie każda organizacja go ma.")
    nip = digits("nip", identifiers.nip)
    regon = digits("regon", identifiers.regon)
    seen_proposal = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Organization
        fields = IDENTITY_FIELDS

    def __init__(self, *args, waiting: Proposal | None = None, **kwargs):
        self.waiting = waiting
        super().__init__(*args, **kwargs)
        self.initial["seen_proposal"] = waiting.pk if waiting else None
        self.fields["legal_form"].choices = [each for each in self.fields["legal_form"].choices if each[0]]
        self.fields["register_kind"].choices = [("", "żaden"), *self.fields["register_kind"].choices[1:]]

    @cached_property
    def is_overtaken(self) -> bool:
        seen = self.data.get(self.add_prefix("seen_proposal"), "")
        return seen != str(self.waiting.pk if self.waiting else "") or super().is_overtaken

    def as_opened(self) -> history.Snapshot | None:
        """The entry of that time, with the waiting proposal applied."""
        then = super().as_opened()
        return then and dict(then) | (self.waiting.changes if self.waiting else {})

    def show_conflict(self, rows, sentence):
        self.data[self.add_prefix("seen_proposal")] = self.waiting.pk if self.waiting else ""
        super().show_conflict(rows, sentence)


class AboutForm(PartForm):
    title = "Czym się zajmujecie"

    mission = TextField(rows=3, max_length=250, label=_label("mission"), help_text="To zdanie widać na liście.")
    description = TextField(rows=14, label="Opis", help_text=SHAPES)

    class Meta:
        model = Organization
        fields = ["mission", "description", "themes", "target_groups"]
        widgets = {"themes": forms.CheckboxSelectMultiple, "target_groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = self.instance.description
        self.initial["description"] = prose.to_text(self.stored)

    def clean_mission(self):
        return " ".join(self.cleaned_data["mission"].split())

    @property
    def loses_shape(self) -> bool:
        """The stored description has formatting that plain text cannot express; if unchanged, it is kept."""
        return not prose.is_lossless(self.stored)

    def clean_description(self):
        typed = self.cleaned_data["description"].strip()
        return self.stored if typed == self.initial["description"].strip() else prose.to_rich(typed)


class ContactForm(PartForm):
    title = "Kontakt i adres"
    lead = "To, co tu wpiszesz, zobaczy każdy. Nie podawaj prywatnego telefonu ani adresu domowego."

    phone = PhoneField(required=False, max_length=60, label="Telefon")
    email = EmailField(required=False, max_length=254, label="E-mail")
    postal_code = digits("postal_code", identifiers.postal_code, help_text="Na przykład 64-100.")
    opening_hours = TextField(label=_label("opening_hours"), help_text="Każdy dzień w osobnym wierszu.")

    class Meta:
        model = Organization
        fields = [
            "phone", "email", "accepts_messages", "street", "postal_code", "city", "district", "opening_hours",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].empty_label = "nie podano"


class WebForm(PartForm):
    title = "Strony w internecie"

    website = WebField(required=False, label="Strona internetowa")
    facebook_url = WebField(required=False, label="Facebook")
    instagram_url = WebField(required=False, label="Instagram")
    youtube_url = WebField(required=False, label="YouTube")
    x_url = WebField(required=False, label="X (dawniej Twitter)")

    class Meta:
        model = Organization
        fields = ["website", "facebook_url", "instagram_url", "youtube_url", "x_url"]


class PlaceForm(PartForm):
    title = "Dostępność siedziby"

    access_notes = TextField(label="Opis dostępności", help_text="Jak wejść, gdzie zaparkować, kto pomoże.")

    class Meta:
        model = Organization
        fields = ["access_features", "access_notes"]
        widgets = {"access_features": forms.CheckboxSelectMultiple}


class SupportForm(PartForm):
    title = "Wsparcie i wolontariat"

    bank_account = digits("bank_account", identifiers.iban, help_text="26 cyfr. PL na początku dopiszemy.")
    volunteering_info = TextField(label=_label("volunteering_info"), help_text="Kogo szukacie i do czego.")

    class Meta:
        model = Organization
        fields = ["is_seeking_volunteers", "volunteering_info", "bank_account"]


#: Each part by the word in its URL; identity is separate, because the office approves it.
PARTS: dict[str, type[PartForm]] = {
    "opis": AboutForm,
    "kontakt": ContactForm,
    "strony": WebForm,
    "dostepnosc": PlaceForm,
    "wsparcie": SupportForm,
}


class LogoForm(PictureForm):
    picture_field = "logo"

    class Meta:
        model = Organization
        fields = []


class PhotoForm(PictureForm):
    is_picture_required = True

    class Meta:
        model = Photo
        fields = []


class DocumentForm(forms.ModelForm):
    file = DocumentField(label="Plik")

    class Meta:
        model = Document
        fields = ["kind", "title", "year", "file"]
        help_texts = {"year": "Potrzebny przy sprawozdaniu."}

    def clean(self):
        data = super().clean()
        if data.get("kind") == Document.Kind.REPORT and not data.get("year") and "year" not in self.errors:
            raise ValidationError({"year": "Podaj rok, którego dotyczy sprawozdanie."})
        return data
