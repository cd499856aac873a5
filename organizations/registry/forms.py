"""A message to an organisation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from core.conflicts.forms import ComparedForm
from core.files.documents import DocumentField
from core.files.picture_form import PictureForm
from core.forms import EmailField, PhoneField, TrapForm, WebField
from organizations import identifiers
from organizations.choices import Status
from organizations.models import (
    AccessRequest,
    ContactMessage,
    Document,
    ErrorReport,
    InternalContact,
    OldAddress,
    Organization,
    Photo,
)
from organizations.registry import addresses, history


class ContactMessageForm(TrapForm, forms.ModelForm):
    class Meta:
        model = ContactMessage
        fields = ["sender_name", "sender_email", "message", "wants_copy"]
        widgets = {
            "sender_name": forms.TextInput({"autocomplete": "name"}),
            "message": forms.Textarea({"rows": 8}),
        }
        labels = {
            "sender_name": "Imię i nazwisko",
            "message": "Wiadomość",
            "wants_copy": "Wyślij mi kopię tej wiadomości",
        }

    sender_email = EmailField(label="Twój adres e-mail", max_length=254, help_text="Organizacja odpisze na ten adres.")


LOGO = {"picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"}


class NumberField(forms.CharField):
    """A number in any spelling; ``cleaned_data`` has the stored form."""

    def __init__(self, stored_form: Callable[[object], str], **options: Any):
        options.setdefault("widget", AdminTextInputWidget)
        super().__init__(required=False, max_length=60, **options)
        self.stored_form = stored_form

    def clean(self, value):
        return self.stored_form(super().clean(value))


def _label(name: str) -> dict[str, str]:
    return {"label": capfirst(Organization._meta.get_field(name).verbose_name)}


class OrganizationForm(ComparedForm, PictureForm):
    """An entry with its logo."""

    not_compared = ("first_status",)
    has_sets = True
    picture_field = "logo"

    slug = forms.SlugField(
        label="Adres wpisu",
        required=False,
        max_length=120,
        help_text="Puste pole: adres powstanie z nazwy. Po zmianie dawny adres będzie prowadził do nowego.",
    )
    first_status = forms.ChoiceField(
        label="Stan",
        choices=[
            (Status.PUBLISHED, "opublikowana – widzą ją wszyscy"),
            (Status.SUBMITTED, "zgłoszona – widzi ją biuro"),
        ],
        initial=Status.PUBLISHED,
        required=False,
    )
    krs = NumberField(identifiers.krs, **_label("krs"), help_text="10 cyfr. Nie każda organizacja go ma.")
    nip = NumberField(identifiers.nip, **_label("nip"))
    regon = NumberField(identifiers.regon, **_label("regon"))
    bank_account = NumberField(
        identifiers.iban, **_label("bank_account"), help_text="26 cyfr; PL na początku dopiszemy."
    )
    postal_code = NumberField(identifiers.postal_code, **_label("postal_code"))
    phone = PhoneField(required=False, max_length=60, label="Telefon", help_text="Zobaczy go każdy.")
    website = WebField(required=False, **_label("website"))
    facebook_url = WebField(required=False, label="Facebook")
    instagram_url = WebField(required=False, label="Instagram")
    youtube_url = WebField(required=False, label="YouTube")
    x_url = WebField(required=False, label="X (dawniej Twitter)")
    source_url = WebField(required=False, max_length=500, **_label("source_url"))

    class Meta:
        model = Organization
        exclude = ["logo", "status", "status_reason", "status_changed_at"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug in addresses.RESERVED:
            raise ValidationError("Ten adres jest zajęty przez stronę portalu. Wybierz inny.")
        if slug and OldAddress.objects.filter(slug=slug).exclude(organization=self.instance.pk).exists():
            raise ValidationError("Ten adres prowadzi już do innej organizacji, jako jej dawny adres.")
        return slug or self.instance.slug or addresses.free_slug(self.cleaned_data.get("name", ""))

    def save(self, commit=True):
        """The picture is saved later by keep_logo: an error elsewhere on the page must not change it."""
        return forms.ModelForm.save(self, commit)

    def keep_logo(self, *, by: Any) -> None:
        self.by = by
        self._keep_picture()

    @property
    def has_new_logo(self) -> bool:
        return bool(LOGO & set(self.changed_data))

    def values(self) -> dict[str, Any]:
        """Values of the entry for the actions."""
        names = {*history.FIELDS, *history.WORDS} & set(self.cleaned_data)
        return {name: self.cleaned_data[name] for name in names} | {"logo": self.instance.logo}


class ContactForm(forms.ModelForm):
    phone = PhoneField(required=False, max_length=60, label="Telefon dla biura")

    class Meta:
        model = InternalContact
        fields = ["name", "phone", "email"]


class PhotoForm(PictureForm):
    is_picture_required = True

    class Meta:
        model = Photo
        fields = ["order"]


class DocumentForm(forms.ModelForm):
    file = DocumentField(label="Plik")

    class Meta:
        model = Document
        fields = ["kind", "year", "title", "file"]

    def save(self, commit=True):
        if "file" in self.changed_data:
            self.instance.size = self.cleaned_data["file"].size
        return super().save(commit)


class StateForm(forms.Form):
    """The next state of an entry."""

    status = forms.ChoiceField(label="Nowy stan", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Powód",
        required=False,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
        help_text="Potrzebny, gdy wpis wraca do poprawy albo zostaje odrzucony.",
    )

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(state.value, state.label) for state in states]


class MergeForm(forms.Form):
    """Which of two entries survives, and the value of each differing field."""

    survivor = forms.ChoiceField(label="Który wpis zostaje", widget=forms.RadioSelect)

    def __init__(self, *args, first, second, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["survivor"].choices = [(first.pk, str(first)), (second.pk, str(second))]
        self.fields["survivor"].initial = first.pk


class ErrorReportForm(TrapForm, forms.ModelForm):
    class Meta:
        model = ErrorReport
        fields = ["message", "reporter_email"]
        widgets = {"message": forms.Textarea(attrs={"rows": 6})}
        labels = {"message": "Co jest nie tak?"}
        help_texts = {"message": "Napisz, co poprawić i skąd to wiesz. Na przykład: telefon jest już nieaktualny."}

    reporter_email = EmailField(
        label="Twój adres e-mail",
        required=False,
        max_length=254,
        help_text="Tylko jeśli chcesz odpowiedzi. Użyjemy go w tej jednej sprawie.",
    )


class AccessRequestForm(TrapForm, forms.ModelForm):
    class Meta:
        model = AccessRequest
        fields = ["name", "email", "message"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "message": forms.Textarea({"rows": 5}),
        }
        labels = {"name": "Imię i nazwisko", "message": "Kim jesteś w tej organizacji?"}
        help_texts = {"message": "Na przykład: jestem w zarządzie, prowadzę biuro. Zobaczy to opiekun wpisu i biuro."}

    email = EmailField(
        label="Twój adres e-mail", max_length=254, help_text="Wyślemy na niego link, a potem odpowiedź na prośbę."
    )
