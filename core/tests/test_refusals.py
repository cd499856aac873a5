"""Errors of an action, as the form shows them."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core.errors import DomainError, Refused
from core.refusals import add_errors


class NoteForm(forms.Form):
    title = forms.CharField()


def sent(**data):
    form = NoteForm(data)
    form.full_clean()
    return form


def test_error_is_shown_beside_its_field():
    form = sent(title="Spacer")

    add_errors(form, Refused({"title": ["Za krótki."]}))

    assert form.errors == {"title": ["Za krótki."]}


def test_error_without_a_form_field_is_shown_above_the_form():
    form = sent(title="Spacer")

    add_errors(form, Refused({"ends_at": ["Za wcześnie."], "": ["Nie teraz."]}))

    assert form.errors == {NON_FIELD_ERRORS: ["Za wcześnie.", "Nie teraz."]}


def test_plain_error_is_shown_above_the_form():
    form = sent(title="Spacer")

    add_errors(form, DomainError("Ktoś był szybszy."))

    assert form.non_field_errors() == ["Ktoś był szybszy."]


def test_validation_error_of_the_model_becomes_a_refusal():
    problem = ValidationError({"title": ["Za krótki."], NON_FIELD_ERRORS: ["Nie teraz."]})

    refused = Refused.of(problem)

    assert refused.problems == {"title": ["Za krótki."], "": ["Nie teraz."]}
    assert str(refused) == "Za krótki. Nie teraz."
