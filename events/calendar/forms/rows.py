"""Form rows that can be added and removed with a button, without JavaScript."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

MOST = 40


class RowForm(forms.Form):
    """One row. ``is_unfinished``: another row was requested before sending the form, so nothing is validated."""

    def __init__(self, *args: Any, is_unfinished: bool = False, **options: Any):
        self.is_unfinished = is_unfinished
        super().__init__(*args, **options)

    def full_clean(self):
        if self.is_unfinished:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()


class RowSet(forms.BaseFormSet):
    """``adds`` is the name of the button that requests another row; ``removes`` labels the removal checkbox."""

    adds = removes = ""

    def __init__(self, data=None, *args: Any, is_unfinished: bool = False, **options: Any):
        if data is not None and self.adds in data:
            data = data.copy()
            name = f"{options['prefix']}-TOTAL_FORMS"
            data[name] = str(min(_number(data.get(name)) + 1, MOST))
        self.is_unfinished = is_unfinished
        form_kwargs = {"is_unfinished": is_unfinished} | options.pop("form_kwargs", {})
        super().__init__(data, *args, form_kwargs=form_kwargs, **options)

    def full_clean(self):
        if self.is_unfinished:
            self._errors, self._non_form_errors = [ErrorDict() for _ in self.forms], self.error_class()
        else:
            super().full_clean()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = self.removes

    @property
    def staying(self) -> list[forms.Form]:
        """Filled rows that were not removed, in order."""
        return [form for form in self.forms if form.cleaned_data and form not in self.deleted_forms]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


#: Anchor of a field, its label, the error message.
Problem = tuple[str, str, str]


def problems_of(form: forms.BaseForm) -> list[Problem]:
    return [
        (field.id_for_label or f"{field.auto_id}_0", str(field.label), error)
        for field in form.visible_fields()
        for error in field.errors
    ]


def row_problems(rows: RowSet, word: str) -> list[Problem]:
    told = [("", "", error) for error in rows.non_form_errors()]
    for number, form in enumerate(rows.forms, 1):
        if form not in rows.deleted_forms:
            told += [(where, f"{word} {number}, {label}", said) for where, label, said in problems_of(form)]
    return told
