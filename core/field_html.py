"""The HTML of form fields, made once for everybody who sees a field in the same state.

The templates of a field cost about a millisecond, and a form has a dozen of them. A field without an error looks the
same for all visitors but for what stands in it; text is set in afterwards, so that no word of anybody is kept.
"""

import copy
from collections.abc import Hashable
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.forms import BoundField
from django.forms.models import ModelChoiceField
from django.utils.html import escape
from django.utils.safestring import SafeString

from core.forms import TrapInput
from core.lists import list_versions
from core.lists.memory import Fragments

#: Stands in the kept HTML where the text of one visitor goes; no one can type it and mean it.
HERE = "\ue000here\ue001"
TEXTS = (forms.TextInput, forms.EmailInput, forms.URLInput, forms.Textarea, forms.HiddenInput, TrapInput)
CHOICES = (forms.Select, forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)
LONGEST_KEY = 500
kept = Fragments(most=2_000_000)


def field_html(field: BoundField) -> SafeString:
    """What crispy makes of the field, from memory where it may be.

    Kept are plain inputs without errors. Choices that come from the database are kept only where the form field says
    which list they are of (``list_stamp``, a name of core.lists.list_versions), and made anew when that list changes.
    """
    widget, value = field.field.widget, field.value()
    if field.errors or type(widget) not in (*TEXTS, *CHOICES):
        return as_crispy_field(field)
    is_text = type(widget) in TEXTS
    text = widget.format_value(value) or "" if is_text else ""
    state = bool(text) if is_text else _plain(value)
    key = _key(field, state)
    if key is None or HERE in text:
        return as_crispy_field(field)
    html = kept.get(key)
    if html is None:
        html = kept.put(key, as_crispy_field(_holding_a_place(field) if text else field))
    return SafeString(html.replace(HERE, escape(text))) if text else html


def _key(field: BoundField, state: Hashable) -> Hashable | None:
    """All that the HTML depends on; None where that is not known, or too much to be met again."""
    inner, form = field.field, field.form
    version = None
    if isinstance(inner, ModelChoiceField):
        name = getattr(inner, "list_stamp", None)
        if name is None:
            return None
        version = _stamps_of(form).get(name, 0)
    if len(str(state)) > LONGEST_KEY:
        return None
    looks = (field.html_name, field.auto_id, field.label, field.help_text, inner.required, inner.disabled, version)
    where = (type(form), form.use_required_attribute, type(inner.widget), _plain(inner.widget.attrs))
    own = (getattr(inner, "min_length", None), getattr(inner, "max_length", None), form.empty_permitted)
    return ("field", *where, *map(str, looks), *own, _choices_of(inner), state)


def _choices_of(inner: forms.Field) -> Hashable:
    """Choices written in the form may differ from one form to the next; those of a model have their stamp."""
    is_fixed = isinstance(inner, forms.ChoiceField) and not isinstance(inner, ModelChoiceField)
    return str(list(inner.choices)) if is_fixed else None


def _stamps_of(form: forms.BaseForm) -> dict[str, int]:
    """One query for all fields of a form."""
    if not hasattr(form, "_list_stamps"):
        form._list_stamps = list_versions.read()
    return form._list_stamps


def _holding_a_place(field: BoundField) -> BoundField:
    standing_in = copy.copy(field)
    standing_in.value = lambda: HERE
    return standing_in


def _plain(value: Any) -> str:
    """A chosen value, or the attributes of a widget, as something that tells it from every other."""
    if isinstance(value, dict):
        return str(sorted(value.items()))
    if isinstance(value, list | tuple | set):
        return str([str(each) for each in value])
    return repr(value)
