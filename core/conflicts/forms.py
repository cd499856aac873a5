"""The form shown to a second editor: differences from the saved object, field by field, with a choice for each."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.dateparse import parse_datetime

from core.conflicts.differences import Wording, excerpts, in_words, plain, told_apart
from core.errors import ConflictError, DomainError
from core.moment_fields import SeenField
from core.refusals import add_errors

KEEP = "keep_"
#: Hidden input of the conflict page: the fields that need a choice.
ASKED = "conflict_about"
UNDECIDED = "Nic jeszcze nie jest zapisane. Przy każdym polu z porównania wybierz, która wartość ma zostać."
FILE_AGAIN = "Wybierz plik jeszcze raz: przeglądarka nie pamięta plików z formularza, w którym coś trzeba poprawić."


@dataclass(frozen=True)
class Row:
    """A field in which this form and the saved object differ."""

    name: str
    label: str
    mine: str
    saved: str
    chosen: str = ""

    @classmethod
    def of(cls, form: "ComparedForm", name: str, label: str, mine: str, saved: str) -> Self:
        """A choice made before another save is asked again."""
        chosen = "" if form.is_overtaken else choice(form.data, name)
        return cls(name, label, *excerpts(mine, saved), chosen)

    @property
    def choice_name(self) -> str:
        return f"{KEEP}{self.name}"


class ComparedForm(forms.ModelForm):
    """A form that never overwrites what another person saved since it was opened.

    ``conflict`` lists the differing fields, None without a conflict; the person chooses the value of each, and nothing
    is saved before that. An unknown ``seen_at`` counts as an old one. After ``clean`` it is the
    time of the compared version, and the action checks it again under its lock. ``has_sets``: rows beside
    the form are saved with it (core.conflicts.sets). ``refused`` is an error already raised by an action: it is shown
    beside its fields.
    """

    not_compared: tuple[str, ...] = ()
    has_sets: bool = False
    refused: DomainError | None = None

    seen_at = SeenField(required=False)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.conflict: list[Row] | None = None
        self.initial["seen_at"] = self.instance.updated_at
        if self.is_bound:
            self.data, self.files = self.data.copy(), self.files.copy()

    @property
    def seen(self) -> datetime | None:
        return seen_in(self.data, self.add_prefix("seen_at"))

    @cached_property
    def is_overtaken(self) -> bool:
        """The object was saved since this form was opened."""
        return bool(self.instance.pk) and self.seen != self.instance.updated_at

    def full_clean(self):
        """Once all choices are made, use the saved value where the person chose it."""
        if self.is_bound and not self.is_overtaken and not is_undecided(self.data):
            for name in self.fields:
                if choice(self.data, name) == "saved":
                    put_saved(self, name)
        super().full_clean()

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._compare(data)
        if self.refused:
            add_errors(self, self.refused)
        return data

    def _compare(self, data: dict[str, Any]) -> None:
        if self.is_overtaken:
            rows = self._rows()
            if rows or self.has_sets:
                self.show_conflict(rows, str(ConflictError()))
        elif is_undecided(self.data):
            asked = self.data.getlist(ASKED)
            self.show_conflict([row for row in self._rows() if row.name in asked], UNDECIDED)
        for name, field in self.fields.items():
            is_missing = isinstance(field, forms.FileField) and self.add_prefix(name) not in self.files
            if is_missing and choice(self.data, name) == "mine":
                self.add_error(name, FILE_AGAIN)
        data["seen_at"] = self.instance.updated_at

    def forget_choices(self) -> None:
        """The conflict page was sent for another purpose than saving: compare again next time."""
        if self.is_bound and ASKED in self.data:
            self.data[self.add_prefix("seen_at")] = ""

    def show_conflict(self, rows: list[Row], sentence: str) -> None:
        self.conflict = rows
        self.data[self.add_prefix("seen_at")] = self.instance.updated_at.isoformat()
        raise ValidationError(sentence, code="conflict")

    def _rows(self) -> list[Row]:
        wording, rows = Wording(type(self.instance)), []
        for name in self.changed_data:
            if name in self.not_compared or self.fields[name].widget.is_hidden:
                continue
            mine, saved = typed_value(self, name), self._saved(name)
            if mine != saved:
                words = told_apart(words_of(self, name, mine, wording), words_of(self, name, saved, wording))
                rows.append(Row.of(self, name, str(self.fields[name].label), *words))
        return rows

    def _saved(self, name: str) -> Any:
        """The saved value as a cleaned value; the instance does not have the typed values yet."""
        field, stored = self.fields[name], stored_fields(self).get(name)
        if stored:
            value = getattr(self.instance, name if stored.many_to_many else stored.attname)
            return plain(value.all() if stored.many_to_many else value)
        value = self.get_initial_for_field(field, name)
        if isinstance(field, forms.FileField):
            return value or ""
        try:
            return plain(field.clean(field.prepare_value(value)))
        except ValidationError:
            return plain(value)


def seen_in(data: Any, name: str = "seen_at") -> datetime | None:
    """The submitted time; None when it cannot be parsed."""
    try:
        return parse_datetime(data.get(name, ""))
    except ValueError:
        return None


def choice(data: Any, name: str) -> str:
    return data.get(f"{KEEP}{name}", "")


def is_undecided(data: Any) -> bool:
    """The conflict page was sent without a choice for every field."""
    return not all(choice(data, name) for name in data.getlist(ASKED))


def typed_value(form: forms.BaseForm, name: str) -> Any:
    """The typed value, cleaned if valid; for a file, the upload."""
    if name in form.errors:
        return form[name].value()
    if isinstance(form.fields[name], forms.FileField) and form.add_prefix(name) in form.files:
        return form.files[form.add_prefix(name)]
    return plain(form.cleaned_data.get(name))


def words_of(form: forms.BaseForm, name: str, value: Any, wording: Wording | None) -> str:
    """A value as text for people; an invalid value as it was typed."""
    if wording is None or name in form.errors or name not in stored_fields(form) or isinstance(value, File):
        return in_words(value, dict(getattr(form.fields[name], "choices", ())))
    return wording.show(name, value)


def stored_fields(form: forms.BaseForm) -> dict[str, Any]:
    meta = form.instance._meta
    return {field.name: field for field in (*meta.concrete_fields, *meta.many_to_many)}


def put_saved(form: forms.ModelForm, name: str) -> None:
    """In the submitted data, replace the typed value by the saved one."""
    field, key = form.fields[name], form.add_prefix(name)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(field, forms.FileField):
        form.files.pop(key, None)
    elif isinstance(field.widget, forms.CheckboxInput):
        form.data.pop(key, None)
        if value:
            form.data[key] = "on"
    elif isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        form.data.setlist(key, [str(each) for each in value or []])
    elif isinstance(field.widget, forms.Select):
        form.data[key] = "" if value is None else str(value)
    else:
        form.data[key] = field.widget.format_value(value) or ""
