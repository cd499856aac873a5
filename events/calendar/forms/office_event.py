"""The event form of the office."""

from typing import Any

from django import forms

from core.conflicts.forms import ComparedForm
from core.files.picture_form import PictureForm
from core.forms import SlugField, WebField
from core.moment_fields import MomentField
from events.calendar.workflow import EVENTS
from events.models import Event, Venue

PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
NAMES = [*(name for name in EVENTS.fields if name != "picture"), "themes"]


class EventForm(ComparedForm, PictureForm):
    """``values()`` is the input of the actions."""

    not_compared = ("is_past_meant",)
    has_sets = True

    slug = SlugField(
        label="Adres strony", required=False, max_length=140,
        help_text="Puste pole: adres powstanie z tytułu. Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip
    is_past_meant = forms.BooleanField(
        label="To wydarzenie już się odbyło",
        required=False,
        help_text="Zaznacz, gdy dopisujesz dawne wydarzenie. Bez tego portal nie przyjmie terminu, który minął.",
    )
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
        if "venue" in self.fields:
            offered = Venue.objects.filter(is_offered=True) | Venue.objects.filter(pk=self.instance.venue_id)
            self.fields["venue"].queryset = offered

    def clean_slug(self):
        """An empty slug keeps a stored event's address; the action makes one for a new event."""
        return self.cleaned_data["slug"] or self.instance.slug

    def save(self, commit=True):
        """keep_picture writes the picture later: an invalid page must not change it."""
        return forms.ModelForm.save(self, commit)

    def keep_picture(self, *, by: Any) -> None:
        self.by = by
        self._keep_picture()

    @property
    def has_new_picture(self) -> bool:
        return bool(set(PICTURE) & set(self.changed_data))

    def values(self) -> dict[str, Any]:
        """Fields of the event for the actions."""
        names = [name for name in EVENTS.fields if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names} | {"picture": self.instance.picture}
