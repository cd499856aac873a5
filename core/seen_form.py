"""Two of the office at one page: the second sees what differs, field by field, and decides; nothing is lost."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from core.errors import DomainError
from core.moment_fields import SeenAtField
from core.refusals import tell

KEEP = "keep_"
#: What the page of a conflict sends along: the fields about which a choice is to be made.
ASKED = "conflict_about"
UNDECIDED = "Nic jeszcze nie jest zapisane. Przy każdym polu z porównania wybierz, która wartość ma zostać."


@dataclass(frozen=True)
class Row:
    """A field in which this form and the saved thing differ."""

    name: str
    label: str
    mine: str
    saved: str

    chosen: str = ""

    @property
    def choice_name(self) -> str:
        return f"{KEEP}{self.name}"


class SeenForm(forms.ModelForm):
    """A form that knows when its object was last saved, by ``updated_at``, and never overwrites something newer.

    ``compared`` names the fields that a conflict is told of, ``meanwhile`` is its sentence. ``conflict`` has those
    that differ, None where nobody was faster; for each the person chooses which value stands, and nothing is saved
    before she has. ``refused`` holds what an action has refused already: it is told beside the fields it is about.
    """

    compared: tuple[str, ...] = ()
    meanwhile: str = ""
    refused: DomainError | None = None

    seen_at = SeenAtField(required=False)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.conflict: list[Row] | None = None
        self.initial["seen_at"] = self.instance.updated_at
        if self.is_bound:
            self.data = self.data.copy()

    def full_clean(self):
        """The saved value is put into each field for which the person chose it, then all is judged as sent."""
        if self.is_bound:
            for name in self.compared:
                if name in self.fields and self.data.get(f"{KEEP}{name}") == "saved":
                    put_saved(self, name, self.fields[name])
        super().full_clean()

    def clean(self):
        data = super().clean() or self.cleaned_data
        is_overtaken = self.instance.pk and self.cleaned_data.get("seen_at") not in (None, self.instance.updated_at)
        if is_overtaken or self._is_undecided():
            self.conflict = self._differences(keep_choices=not is_overtaken)
            self.data["seen_at"] = self.instance.updated_at.isoformat()
            raise ValidationError(self.meanwhile if is_overtaken else UNDECIDED, code="conflict")
        if self.refused:
            tell(self, self.refused)
        return data

    def _is_undecided(self) -> bool:
        return any(f"{KEEP}{name}" not in self.data for name in self.data.getlist(ASKED) if name in self.compared)

    def _differences(self, *, keep_choices: bool) -> list[Row]:
        names = [name for name in self.changed_data if name in self.compared]
        return [
            Row(name, str(self.fields[name].label), self._words(name, self.cleaned_data.get(name)),
                self._words(name, self.initial.get(name)), self.data.get(f"{KEEP}{name}", "") if keep_choices else "")
            for name in names
        ]  # fmt: skip

    def _words(self, name: str, value: Any) -> str:
        """A value as a person reads it."""
        field = self.fields[name]
        if isinstance(value, bool):
            return "tak" if value else "nie"
        if isinstance(value, datetime):
            return f"{timezone.localtime(value):%d.%m.%Y, %H.%M}"
        if isinstance(value, date):
            return f"{value:%d.%m.%Y}"
        if isinstance(field, forms.ModelChoiceField):
            known = {}
            value = field.queryset.filter(pk=value).first() if isinstance(value, int) else value
        else:
            known = dict(getattr(field, "choices", ()))
        if isinstance(value, QuerySet | list | tuple):
            return ", ".join(
                " ".join(each) if isinstance(each, tuple) else str(known.get(each, each)) for each in value
            )
        return str(known.get(value, "" if value is None else value))


def put_saved(form: forms.ModelForm, name: str, field: forms.Field) -> None:
    """In the form that was sent, the value of the database in place of the one that was typed."""
    key = form.add_prefix(name)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(field.widget, forms.CheckboxInput):
        form.data.pop(key, None)
        if value:
            form.data[key] = "on"
    elif isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        form.data.setlist(key, [str(each) for each in value or []])
    elif isinstance(field.widget, forms.Select):
        form.data[key] = "" if value is None else str(value)
    else:
        form.data[key] = field.widget.format_value(value) or ""
