"""Two editors, one entry: the second sees what differs, field by field, and decides; nothing is lost."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from organizations import history

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


def rows(form: forms.ModelForm, *, since: int | None) -> list[Row]:
    """What differs between the form and the entry as saved; ``since`` is the version the form was opened with."""
    saved = history.snapshot(form.instance)
    then = history.at_version(form.instance, since) if since else None
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
            _put(form, name, field)


def _put(form: forms.ModelForm, name: str, field: forms.Field) -> None:
    key = form.add_prefix(name)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(field.widget, forms.CheckboxInput):
        form.data.pop(key, None)
        if value:
            form.data[key] = "on"
    elif isinstance(field, forms.ModelMultipleChoiceField):
        form.data.setlist(key, [str(each) for each in value or []])
    else:
        form.data[key] = field.widget.format_value(value) or ""


def _plain(value: Any) -> Any:
    """A cleaned value as history keeps it: keys in place of objects."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet):
        return sorted(each.pk for each in value)
    return value
