"""Forms of calls for the office.

Amounts are text fields, for input as people type and paste it: "50 000", "50.000 zł", "1250,50". A number input of the
browser would misread some of these.
"""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import number_format

from core.conflicts.forms import ComparedForm
from core.files.documents import DocumentField
from core.forms import SlugField, WebField
from core.moment_fields import MomentField
from grants.calls import law
from grants.calls.workflow import CALLS
from grants.models import Call, CallAttachment, CallResult
from organizations.choices import LegalForm

NOT_MONEY = "Wpisz liczbę cyframi, na przykład 5000."
#: Characters around the digits that do not change the amount.
BESIDE = re.compile(r"\s|zł|pln|%", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")


class MoneyField(forms.DecimalField):
    widget = forms.TextInput({"inputmode": "decimal", "size": 14, "autocomplete": "off"})
    default_error_messages = {"invalid": NOT_MONEY}

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str):
            value = BESIDE.sub("", value)
            value = value.replace(".", "") if THOUSANDS.fullmatch(value) else value
            value = value.replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, Decimal | int) else value


def shown(amount: Decimal | int) -> str:
    """ "50 000", "1 250,50": an amount as shown in the form."""
    amount = Decimal(amount)
    return number_format(amount, 0 if amount == amount.to_integral() else 2, use_l10n=True, force_grouping=True)


SETS = ("themes", "spheres", "legal_forms")
NAMES = [*CALLS.fields, *SETS]
#: The usual closing time: the office closes at this hour.
CLOSING = time(15, 30)
WIDE = forms.TextInput({"size": 80})
DATES = ("results_on", "project_from", "project_to", "bip_on", "board_on", "site_on", "legal_as_of")
MONEY = ("pool", "grant_from", "grant_to", "own_share")


def usual() -> dict[str, Any]:
    """The usual values of a new call, so that the office types little."""
    today, known = timezone.localdate(), law.limits()
    last = today + timedelta(days=known.contest_days)
    last += timedelta(days={5: 2, 6: 1}.get(last.weekday(), 0))  # never a Saturday or a Sunday
    closes_at = timezone.make_aware(datetime.combine(last, CLOSING))
    same_day = dict.fromkeys(("bip_on", "board_on", "site_on", "legal_as_of"), today)
    return same_day | {"closes_at": closes_at, "area": "Leszno"}


class CallForm(ComparedForm):
    """``values()`` and ``sets()`` are the arguments of the actions."""

    not_compared = ("is_archival",)
    has_sets = True

    slug = SlugField(
        label="Adres strony", required=False, max_length=140,
        help_text="Puste pole: adres powstanie z tytułu. Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip
    opens_at = MomentField(label="Nabór od", required=False, help_text="Puste: od publikacji.")
    closes_at = MomentField(label="Nabór do", required=False)
    is_archival = forms.BooleanField(
        label="To dawny nabór, do archiwum",
        required=False,
        help_text="Zaznacz, gdy dopisujesz nabór, który już się skończył.",
    )
    legal_forms = forms.MultipleChoiceField(
        label="Formy prawne", required=False, choices=LegalForm, widget=forms.CheckboxSelectMultiple,
        help_text="Nic nie zaznaczone: organizacje o każdej formie prawnej.",
    )  # fmt: skip
    form_url = WebField(label="Generator lub formularz", required=False, max_length=500, widget=WIDE)
    bip_url = WebField(
        label="Ogłoszenie w BIP", required=False, max_length=500, widget=WIDE, help_text="Konkurs miasta musi je mieć."
    )
    source_url = WebField(label="Źródło informacji", required=False, max_length=500, widget=WIDE)
    results_url = WebField(label="Ogłoszenie wyników", required=False, max_length=500, widget=WIDE)

    class Meta:
        model = Call
        fields = [name for name in NAMES if name != "legal_forms"]
        labels = {"deadline": "Jak kończy się nabór"}
        field_classes = dict.fromkeys(MONEY, MoneyField)
        widgets = {
            "title": WIDE,
            "lead": forms.Textarea({"rows": 2, "cols": 70}),
            "contact": forms.Textarea({"rows": 2, "cols": 70}),
            "results_note": forms.Textarea({"rows": 3, "cols": 70}),
            "themes": forms.CheckboxSelectMultiple,
            "spheres": forms.CheckboxSelectMultiple,
        } | {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in DATES}
        help_texts = {
            "themes": "Nic nie zaznaczone: nabór na każdy temat.",
            "pool": "Na wszystkie dotacje razem, w złotych.",
            "results_on": "Dzień, do którego zapadnie decyzja.",
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for name in self.fields.keys() & {"themes", "spheres"}:
            self.fields[name].widget.can_add_related = False
        if self.instance.pk:
            self.initial["legal_forms"] = list(self.instance.applicants.values_list("legal_form", flat=True))

    def clean_slug(self):
        """Empty: an existing call keeps its slug; a new one gets it from the action."""
        return self.cleaned_data["slug"] or self.instance.slug

    def clean(self):
        data = super().clean()
        if not self.instance.pk:
            self._forget_days_of_no_publication(data)
        return data

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CALLS.fields if name in self.cleaned_data}

    def sets(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SETS if name in self.cleaned_data}

    def _forget_days_of_no_publication(self, data: dict[str, Any]) -> None:
        """Drop the dates of publications that did not happen.

        The form of a new call has today as the date of three publications. Only a contest of the city has them, none
        is in BIP without an address there, and an archived call was not announced today.
        """
        today, is_archival = timezone.localdate(), data.get("is_archival")
        is_contest = law.is_city_contest(Call(kind=data.get("kind", ""), source=data.get("source", "")))
        is_in_bip = bool(data.get("bip_url")) or (is_contest and "_publish" in self.data)
        true_of = {"bip_on": is_in_bip, "board_on": is_contest, "site_on": is_contest, "legal_as_of": True}
        for name, is_true in true_of.items():
            if data.get(name) == today and (is_archival or not is_true):
                data[name] = None

    def _words(self, name: str, value: Any) -> str:
        return shown(value) if isinstance(value, Decimal) else super()._words(name, value)


class AttachmentForm(forms.ModelForm):
    file = DocumentField(label="Plik")

    class Meta:
        model = CallAttachment
        fields = ["title", "file", "order"]

    def save(self, commit=True):
        self.instance.size = self.instance.file.size
        return super().save(commit)


class ResultForm(forms.ModelForm):
    """A row of the results table; the name may be empty if the organisation is in the registry."""

    class Meta:
        model = CallResult
        fields = ["organization", "name", "task", "amount"]
        field_classes = {"amount": MoneyField}
        help_texts = {"name": ""}

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for field in self.fields.values():
            shown = getattr(field.widget, "widget", field.widget)  # the admin wraps the select widget
            shown.attrs["aria-label"] = str(field.label)
            if shown is not field.widget:
                field.widget.can_add_related = field.widget.can_change_related = False
                field.widget.can_delete_related = field.widget.can_view_related = False

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not data.get("name") and data.get("organization"):
            data["name"] = self.instance.name = data["organization"].name
        return data


class ReasonForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Powód", max_length=600, widget=forms.Textarea({"rows": 4, "cols": 70}),
        error_messages={"required": "Napisz powód – przeczytają go wszyscy na stronie naboru."},
    )  # fmt: skip


class DeadlineForm(ReasonForm):
    closes_at = MomentField(
        label="Nowy termin", error_messages={"required": "Podaj nowy dzień i godzinę końca naboru."}
    )
    field_order = ("closes_at", "reason")


class SettleForm(forms.Form):
    use_required_attribute = False

    note = forms.CharField(
        label="O wynikach", required=False, max_length=3000, widget=forms.Textarea({"rows": 4, "cols": 70}),
        help_text="Na przykład ile ofert wpłynęło. Potrzebne, gdy nikt nie dostał dotacji.",
    )  # fmt: skip
    url = WebField(label="Ogłoszenie wyników", required=False, max_length=500)


class ArchivalForm(forms.Form):
    """Asks to confirm an archival call if the draft's deadline is past; otherwise it has no fields."""

    use_required_attribute = False

    is_archival = forms.BooleanField(label="To dawny nabór – trafi od razu do archiwum", required=False)

    def __init__(self, data: Any = None, *, call: Call):
        super().__init__(data)
        if call.closes_at is None or call.closes_at > timezone.now():
            del self.fields["is_archival"]
