"""The event as the office types it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from core.forms import WebField
from core.moment_fields import MomentField, SeenAtField
from core.picture_form import PictureForm
from core.refusals import tell
from events import actions
from events.actions.events import FIELDS
from events.models import Event, Venue
from organizations import comparing

PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
KEEP = "keep_"
NAMES = [*(name for name in FIELDS if name != "picture"), "themes"]


@dataclass(frozen=True)
class Row:
    """A field in which this form and the saved event differ."""

    name: str
    label: str
    mine: str
    saved: str

    @property
    def choice_name(self) -> str:
        return f"{KEEP}{self.name}"


class EventForm(PictureForm):
    """``values()`` is what the actions take. ``refused`` holds the sentences of an action that has refused already.

    An event saved by somebody else meanwhile is never overwritten: ``conflict`` has the fields that differ, and for
    each the person chooses which value stands; until then the saved one does.
    """

    refused: actions.EventRefused | None = None

    seen_at = SeenAtField(required=False)
    slug = forms.SlugField(
        label="Adres strony", required=False, max_length=140,
        help_text="Puste pole: adres powstanie z tytułu. Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip
    is_past_meant = forms.BooleanField(
        label="To wydarzenie już się odbyło", required=False,
        help_text="Zaznacz, gdy dopisujesz dawne wydarzenie. Bez tego portal nie przyjmie terminu, który minął.",
    )  # fmt: skip
    online_url = WebField(
        label="Adres spotkania w internecie", required=False, max_length=500,
        help_text="Dostaną go tylko osoby zapisane.", widget=forms.TextInput({"size": 80}),
    )  # fmt: skip
    source_url = WebField(label="Źródło", required=False, max_length=500, widget=forms.TextInput({"size": 80}))
    sign_up_opens_at = MomentField(label="Zapisy od", required=False, help_text="Puste: od razu po publikacji.")
    sign_up_closes_at = MomentField(label="Zapisy do", required=False, help_text="Puste: do początku wydarzenia.")

    class Meta:
        model = Event
        fields = NAMES
        labels = {"has_sign_up": "Na to wydarzenie są zapisy"}
        widgets = {
            "lead": forms.Textarea({"rows": 2, "cols": 70}),
            "trainers": forms.Textarea({"rows": 3, "cols": 70}),
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.conflict: list[Row] = []
        self.initial["seen_at"] = self.instance.updated_at
        if "venue" in self.fields:
            offered = Venue.objects.filter(is_offered=True) | Venue.objects.filter(pk=self.instance.venue_id)
            self.fields["venue"].queryset = offered
        if self.is_bound:
            self.data = self.data.copy()
            self._take_saved_values()

    def clean_slug(self):
        """Left empty, a kept event keeps its address; a new one gets it from the action."""
        return self.cleaned_data["slug"] or self.instance.slug

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.pk and self._is_stale():
            self.conflict = self._differences()
            self.data["seen_at"] = self.instance.updated_at.isoformat()
            raise ValidationError(str(actions.ConflictError()), code="conflict")
        if self.refused:
            tell(self, self.refused)
        return data

    def save(self, commit=True):
        """The picture waits for keep_picture: a page with a mistake elsewhere must not change it."""
        return forms.ModelForm.save(self, commit)

    def keep_picture(self, *, by: Any) -> None:
        self.by = by
        self._keep_picture()

    @property
    def has_new_picture(self) -> bool:
        return bool(set(PICTURE) & set(self.changed_data))

    def values(self) -> dict[str, Any]:
        """Fields of the event for the actions."""
        names = [name for name in FIELDS if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names} | {"picture": self.instance.picture}

    def _is_stale(self) -> bool:
        return self.cleaned_data.get("seen_at") not in (None, self.instance.updated_at)

    def _differences(self) -> list[Row]:
        names = [name for name in self.changed_data if name in NAMES]
        return [
            Row(name, str(self.fields[name].label), self._words(name, self.cleaned_data.get(name)),
                self._words(name, self.initial.get(name)))
            for name in names
        ]  # fmt: skip

    def _words(self, name: str, value: Any) -> str:
        """A value as a person reads it."""
        if isinstance(value, bool):
            return "tak" if value else "nie"
        if isinstance(value, QuerySet | list | tuple):
            return ", ".join(str(each) for each in value)
        choices = dict(self.fields[name].choices) if isinstance(self.fields[name], forms.ChoiceField) else {}
        if not choices and isinstance(self.fields[name], forms.ModelChoiceField) and isinstance(value, int):
            return str(self.fields[name].queryset.filter(pk=value).first() or "")
        return str(choices.get(value, value if value is not None else ""))

    def _take_saved_values(self) -> None:
        """Put the saved value into each field for which the person chose it."""
        for name in NAMES:
            if name in self.fields and self.data.get(f"{KEEP}{name}") == "saved":
                comparing.put_saved(self, name, self.fields[name])
