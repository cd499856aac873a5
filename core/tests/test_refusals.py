"""What an action refused, as a person at a form reads it."""

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


def test_a_sentence_stands_beside_its_field():
    form = sent(title="Spacer")

    add_errors(form, Refused({"title": ["Za krótki."]}))

    assert form.errors == {"title": ["Za krótki."]}


def test_what_is_no_field_of_the_form_stands_above_it():
    form = sent(title="Spacer")

    add_errors(form, Refused({"ends_at": ["Za wcześnie."], "": ["Nie teraz."]}))

    assert form.errors == {NON_FIELD_ERRORS: ["Za wcześnie.", "Nie teraz."]}


def test_a_plain_refusal_stands_above_the_form():
    form = sent(title="Spacer")

    add_errors(form, DomainError("Ktoś był szybszy."))

    assert form.non_field_errors() == ["Ktoś był szybszy."]


def test_the_words_of_the_model_become_a_refusal_that_reads_as_one():
    problem = ValidationError({"title": ["Za krótki."], NON_FIELD_ERRORS: ["Nie teraz."]})

    refused = Refused.of(problem)

    assert refused.problems == {"title": ["Za krótki."], "": ["Nie teraz."]}
    assert str(refused) == "Za krótki. Nie teraz."
