"""Two editors, one entry: the second sees what differs, field by field, and decides; nothing is lost."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from core.seen_form import put_saved
from organizations.registry import history

SAVED_MEANWHILE = (
    "Ktoś zapisał ten wpis w czasie, gdy był tu otwarty. Nic nie zostało nadpisane. "
    "Porównaj różnice, wybierz wartości i zapisz jeszcze raz."
)
PREFIX = "keep_"


@dataclass(frozen=True)
class Row:
    """A field in which the form and the saved entry differ; ``is_mine`` when the person here has changed it."""

    name: str
    label: str
    mine: str
    saved: str
    is_mine: bool

    @property
    def choice_name(self) -> str:
        return f"{PREFIX}{self.name}"


class ComparedForm(forms.ModelForm):
    """A form of an entry, or of a part of it, that never overwrites what somebody else saved since it was opened.

    ``conflict`` has the fields that differ, and for each the person chooses which value stands.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict: list[Row] = []
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
        if self.is_bound:
            self.data = self.data.copy()
            take_saved_values(self)

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.pk and self.is_stale():
            self.conflict = rows(self, then=self.as_opened())
            self.data[self.add_prefix("seen_version")] = self.instance.version
            raise ValidationError(SAVED_MEANWHILE, code="conflict")
        return data

    def is_stale(self) -> bool:
        return self.cleaned_data.get("seen_version") != self.instance.version

    def as_opened(self) -> history.Snapshot | None:
        """The entry as it was when this form was opened, or None when that version was not kept."""
        since = self.cleaned_data.get("seen_version")
        return history.at_version(self.instance, since) if since else None


def rows(form: forms.ModelForm, *, then: history.Snapshot | None) -> list[Row]:
    """What differs between the form and the entry as saved; ``then`` is the entry as the form was opened with it."""
    saved = history.snapshot(form.instance)
    mine = {name: _plain(form.cleaned_data[name]) for name in saved if name in form.cleaned_data}
    differing = history.differences(mine, {name: saved[name] for name in mine})
    return [
        Row(each.field, each.label, each.old, each.new, is_mine=then is None or mine[each.field] != then[each.field])
        for each in differing
    ]


def take_saved_values(form: forms.ModelForm) -> None:
    """Put the saved value into each field for which the person chose it."""
    for name, field in form.fields.items():
        if form.data.get(f"{PREFIX}{name}") == "saved":
            put_saved(form, name, field)


def _plain(value: Any) -> Any:
    """A cleaned value as history keeps it: keys in place of objects."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet):
        return sorted(each.pk for each in value)
    return value
