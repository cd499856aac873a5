"""Rows beside a form (dates, questions, results): each set is compared and chosen as a whole."""

from typing import Any

from django.db.models import Model
from django.forms import BaseForm, BaseFormSet

from core.conflicts.differences import Wording
from core.conflicts.forms import (
    ASKED,
    ComparedForm,
    Row,
    choice,
    is_undecided,
    put_saved,
    seen_in,
    typed_value,
    words_of,
)

UNSAID = ("DELETE", "ORDER")


def chosen_data(data: Any, unbound: BaseFormSet, *, thing: Model) -> Any:
    """The request's ``data``, with the saved rows where the person chose them; ``unbound`` has the saved rows."""
    is_chosen = thing.pk and data is not None and choice(data, unbound.prefix) == "saved"
    if not is_chosen or is_undecided(data) or seen_in(data) != thing.updated_at:
        return data
    return saved_data(data, unbound)


def saved_data(data: Any, unbound: BaseFormSet) -> Any:
    """``data`` with the saved rows in place of the typed ones."""
    data, prefix = data.copy(), f"{unbound.prefix}-"
    for key in [key for key in data if key.startswith(prefix)]:
        del data[key]
    data[f"{prefix}TOTAL_FORMS"] = data[f"{prefix}INITIAL_FORMS"] = len(unbound.initial_forms)
    for form in unbound.initial_forms:
        form.data = data
        for name in form.fields:
            put_saved(form, name)
    return data


def compare(form: ComparedForm, label: str, typed: BaseFormSet, saved: BaseFormSet) -> None:
    """Add the set to the form's conflict when its rows differ; ``saved`` is bound to ``saved_data``."""
    mine, theirs = _words(typed), _words(saved)
    is_asked = form.is_overtaken or typed.prefix in form.data.getlist(ASKED)
    if is_asked and mine != theirs:
        form.conflict.append(Row.of(form, typed.prefix, label, mine, theirs))


def _words(formset: BaseFormSet) -> str:
    """One line per row that would be saved."""
    formset.is_valid()
    filled = [form for form in formset.forms if form in formset.initial_forms or form.has_changed()]
    return "\n".join(_row(form) for form in filled if not form.cleaned_data.get("DELETE"))


def _row(form: BaseForm) -> str:
    wording = Wording(type(form.instance)) if hasattr(form, "instance") else None
    told = []
    for name, field in form.fields.items():
        if name not in UNSAID and not field.widget.is_hidden:
            words = words_of(form, name, typed_value(form, name), wording)
            told += [f"{field.label}: {words}"] if words else []
    return ", ".join(told)
