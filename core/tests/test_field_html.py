"""Fields drawn from memory look exactly as crispy draws them, and nothing that anybody typed is remembered."""

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.contrib.auth import get_user_model

from core import field_html as drawing
from core.field_html import field_html
from core.forms import EmailField, PhoneField, WebField
from core.lists import list_versions

pytestmark = pytest.mark.django_db
User = get_user_model()
WORDS = ["zwykły tekst", 'Fundacja "Żółw" & <b>spółka</b>', "apostrof ' i `grawis`", "dwa\nwiersze", "{{ tag }}", "0"]


@pytest.fixture(autouse=True)
def _empty_memory():
    drawing.kept.forget()


class PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    list_stamp = "people"


class EveryField(forms.Form):
    name = forms.CharField(label="Nazwa", max_length=100, help_text="Tak jak w <i>statucie</i>.")
    email = EmailField(required=False)
    phone = PhoneField(required=False)
    website = WebField(required=False)
    about = forms.CharField(widget=forms.Textarea({"rows": 3}), required=False)
    kind = forms.ChoiceField(choices=[("a", "pierwszy"), ("b", "drugi")], required=False)
    way = forms.ChoiceField(choices=[("a", "pierwszy"), ("b", "drugi")], widget=forms.RadioSelect, required=False)
    agrees = forms.BooleanField(required=False)
    people = PeopleField(User.objects.order_by("pk"), required=False)
    password = forms.CharField(widget=forms.PasswordInput, required=False)
    file = forms.FileField(required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def pairs(form):
    """Each field twice as we draw it (made, then remembered), and as crispy does."""
    return {field.name: ((field_html(field), field_html(field)), as_crispy_field(field)) for field in form}


def assert_same(form):
    for name, (ours, crispys) in pairs(form).items():
        assert ours == (crispys, crispys), name


def test_empty_form_looks_the_same(alice):
    assert_same(EveryField())


@pytest.mark.parametrize("words", WORDS)
def test_form_with_words_in_it_looks_the_same(alice, words):
    values = dict.fromkeys(("name", "email", "phone", "website", "about", "secret", "password"), words)
    choices = {"kind": "b", "way": "a", "agrees": True, "people": [alice.pk]}

    assert_same(EveryField(initial=values | choices))
    assert_same(EveryField(values | choices))


def test_second_visitor_sees_their_own_words():
    first, second = (EveryField(initial={"name": name}) for name in ("Fundacja A", "Fundacja B"))

    assert 'value="Fundacja A"' in field_html(first["name"])
    assert 'value="Fundacja B"' in field_html(second["name"])
    assert 'value="' not in field_html(EveryField()["name"])


def test_error_is_shown_and_gone_again():
    assert "To pole jest wymagane" in field_html(EveryField({})["name"])
    assert "To pole jest wymagane" not in field_html(EveryField({"name": "Fundacja A"})["name"])


def test_choice_of_one_visitor_is_not_the_choice_of_the_next():
    assert "checked" in field_html(EveryField(initial={"agrees": True})["agrees"])
    assert "checked" not in field_html(EveryField()["agrees"])
    assert 'value="b" selected' in field_html(EveryField(initial={"kind": "b"})["kind"])
    assert 'value="b" selected' not in field_html(EveryField(initial={"kind": "a"})["kind"])


def test_nothing_typed_stays_in_memory():
    for field in EveryField(initial={"name": "Tajemnica", "email": "tajemnica@example.org", "about": "Tajemnica"}):
        field_html(field)

    assert drawing.kept.size > 0
    assert "ajemnica" not in str(drawing.kept._kept)


def test_list_that_changed_is_drawn_anew(alice, dorota):
    assert str(alice) in field_html(EveryField()["people"])

    User.objects.filter(pk=alice.pk).update(name="Nowa nazwa")
    list_versions.bump("people")

    assert "Nowa nazwa" in field_html(EveryField()["people"])


def test_list_without_a_stamp_is_never_remembered(alice):
    class Plain(forms.Form):
        people = forms.ModelChoiceField(User.objects.all())

    field_html(Plain()["people"])
    User.objects.filter(pk=alice.pk).update(name="Nowa nazwa")

    assert "Nowa nazwa" in field_html(Plain()["people"])


def test_two_forms_with_a_field_of_one_name_do_not_share_it():
    class Other(forms.Form):
        name = forms.CharField(label="Inna etykieta", max_length=7)

    field_html(EveryField()["name"])

    assert "Inna etykieta" in field_html(Other()["name"])


def test_label_changed_in_one_form_alone_is_told():
    changed = EveryField()
    changed.fields["name"].label = "Nazwa w rejestrze"
    field_html(EveryField()["name"])

    assert "Nazwa w rejestrze" in field_html(changed["name"])


def test_remembered_form_costs_one_query_for_its_lists(alice, django_assert_num_queries):
    for field in EveryField():
        field_html(field)

    with django_assert_num_queries(1):
        for field in EveryField():
            field_html(field)
