"""The event form of an organisation: what, where, for whom and how to sign up."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.text import capfirst

from core.conflicts.forms import ComparedForm
from core.files.picture_form import PictureForm
from core.forms import WebField
from core.moment_fields import MomentField
from core.text import prose
from core.text.fields import SHAPES, TextField
from core.text.polish import quoted
from events.choices import Audience
from events.models import Event, Venue
from organizations.models import Organization

PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
#: Sections of the page: anchor, heading, help text, fields. Dates and questions have their own.
SECTIONS = {
    "co": ["title", "kind", "lead", "body", "programme", "trainers"],
    "gdzie": ["venue", "room", "online_url"],
    "dla_kogo": ["audience", "price", "themes"],
    "obraz": PICTURE,
    "zapisy": [
        "has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization", "has_waiting_list",
        "asks_phone", "asks_organization", "asks_needs", "clause",
    ],
}  # fmt: skip
RICH = ("body", "programme")
AT_LEAST_ONE = "Wpisz liczbę większą od zera albo zostaw to pole puste."


def clause_of(organization: Organization) -> str:
    return (
        f"Podaję swoje dane, żeby wziąć udział w tym wydarzeniu. Administratorem danych jest {organization}. "
        "Podanie danych jest dobrowolne, ale bez nich nie zapiszemy Cię na listę. "
        "Masz prawo wglądu do danych, poprawienia ich i usunięcia."
    )


class EventForm(ComparedForm, PictureForm):
    """``values()`` is the input of the action. ``is_unfinished``: another row was requested, nothing is validated."""

    has_sets = True

    body = TextField(rows=8, label="Opis", help_text=SHAPES)
    programme = TextField(rows=5, label="Program", help_text="Co po kolei będzie się działo. Może być pusty.")
    sign_up_opens_at = MomentField(label="Zapisy od", required=False, help_text="Puste: od razu po publikacji.")
    sign_up_closes_at = MomentField(label="Zapisy do", required=False, help_text="Puste: do początku wydarzenia.")
    online_url = WebField(
        label="Adres spotkania w internecie",
        required=False,
        max_length=500,
        help_text="Dostaną go tylko osoby zapisane.",
    )

    class Meta:
        model = Event
        fields = [name for names in SECTIONS.values() for name in names if name not in PICTURE]
        widgets = {
            "themes": forms.CheckboxSelectMultiple,
            "lead": forms.Textarea({"rows": 2}),
            "trainers": forms.Textarea({"rows": 3}),
            "clause": forms.Textarea({"rows": 5}),
        }
        labels = {"room": "Sala albo inne miejsce", "price": "Cena", "has_sign_up": "Na to wydarzenie są zapisy"}
        help_texts = {
            "venue": "Miejsca, których dostępność już znamy. Jeśli nie ma tu Waszego, wpisz je w następnym polu.",
            "room": "Na przykład „sala 12, pierwsze piętro” albo cały adres.",
            "asks_needs": (
                "Kto czego potrzebuje, zobaczy tylko osoba, która zgłasza wydarzenie do biura. "
                "Jej imię i nazwisko podamy w formularzu zapisu. Biuro może wyznaczyć kogoś innego."
            ),
            "clause": "Treść, na którą zgadza się osoba zapisująca się na wydarzenie.",
        }
        error_messages = {
            "title": {"required": "Wpisz tytuł."},
            "clause": {"required": "Wpisz treść zgody."},
            "capacity": {"min_value": AT_LEAST_ONE},
            "per_organization": {"min_value": AT_LEAST_ONE},
        }

    def __init__(self, *args: Any, organization: Organization, is_unfinished: bool = False, **options: Any):
        self.organization, self.is_unfinished = organization, is_unfinished
        super().__init__(*args, use_required_attribute=False, **options)
        if is_unfinished:
            self.forget_choices()
        self.stored = {name: getattr(self.instance, name) for name in RICH}
        for name, rich in self.stored.items():
            self.initial[name] = prose.to_text(rich)
        if not self.instance.pk:
            self.initial["clause"] = clause_of(organization)
        self.fields["venue"].queryset = Venue.objects.filter(is_offered=True) | Venue.objects.filter(
            pk=self.instance.venue_id
        )
        self.fields["venue"].empty_label = "inne miejsce albo tylko przez internet"
        self.fields["kind"].choices = [each for each in self.fields["kind"].choices if each[0]]
        members = f"tylko dla osób z organizacji {quoted(organization.name)}"
        self.fields["audience"].choices = [
            (value, members if value == Audience.MEMBERS else label) for value, label in Audience.choices
        ]
        for name in ("capacity", "per_organization"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def full_clean(self):
        if self.is_unfinished:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def sections(self) -> dict[str, list[forms.BoundField]]:
        return {anchor: [self[name] for name in names] for anchor, names in SECTIONS.items()}

    @property
    def loses_shape(self) -> list[str]:
        """Labels of texts whose stored formatting plain text would lose; unchanged, they keep it."""
        return [capfirst(self.fields[name].label) for name in RICH if not prose.is_lossless(self.stored[name])]

    def clean_body(self):
        return self._rich("body")

    def clean_programme(self):
        return self._rich("programme")

    def values(self) -> dict[str, Any]:
        """Fields of the event; a members-only event is for members of this organisation."""
        names = [name for name in self._meta.fields if name != "themes"]
        values = {name: self.cleaned_data[name] for name in names}
        is_for_members = values["audience"] == Audience.MEMBERS
        return values | {"members_of": self.organization if is_for_members else None}

    @property
    def has_new_picture(self) -> bool:
        return bool(set(PICTURE) & set(self.changed_data))

    def store_picture(self, by: Any) -> dict[str, Any]:
        """Keep, replace, describe or remove the picture in the caller's transaction."""
        if not self.has_new_picture:
            return {}
        self.by = by
        self._keep_picture()
        return {"picture": self.instance.picture}

    def _rich(self, name: str) -> str:
        typed = self.cleaned_data[name].strip()
        return self.stored[name] if typed == self.initial[name].strip() else prose.to_rich(typed)
