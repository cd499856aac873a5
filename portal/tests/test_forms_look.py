"""One field template for all forms: label, help and errors are linked to the field, nothing typed is lost."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def send(client, **data):
    return client.post(reverse("components"), data)


def open_form(client):
    return client.get(reverse("components")).content.decode()


def tag_of(page, element):
    return re.search(rf'<[a-z]+[^>]*\bid="{element}"[^>]*>', page)[0]


def test_every_field_has_its_own_label(office):
    page = open_form(office).split('<form class="form-x"')[1]
    fields = re.findall(r'<(?:input|select|textarea)[^>]*\bid="(id_[^"]+)"', page)

    unlabelled = [field for field in fields if f'for="{field}"' not in page]

    assert len(fields) > 12
    assert unlabelled == []


def test_required_field_says_so_in_words(office):
    page = open_form(office)

    assert 'Temat <span class="field-need">(wymagane)</span>' in page
    assert "(wymagane)" not in page.split('<label for="id_phone">')[1].split("</label>")[0]
    assert "*" not in page.split('<form class="form-x"')[1]


def test_help_is_linked_to_its_field(office):
    page = open_form(office)

    assert 'aria-describedby="id_email_helptext"' in tag_of(page, "id_email")
    assert "Odpowiemy na ten adres" in page.split('id="id_email_helptext"')[1].split("</p>")[0]


def test_help_and_error_are_linked_to_an_invalid_field(office):
    page = send(office, email="kowalska@").content.decode()

    assert 'aria-describedby="id_email_helptext id_email_error"' in tag_of(page, "id_email")
    assert 'aria-invalid="true"' in tag_of(page, "id_email")
    assert "nazwa@domena.pl" in page.split('id="id_email_error"')[1].split("</div>")[0]


def test_valid_field_is_not_marked_invalid(office):
    page = send(office, subject="Sala").content.decode()

    assert "aria-invalid" not in tag_of(page, "id_subject")
    assert 'id="id_subject_error"' not in page


def test_choices_are_a_group_with_a_name_help_and_error(office):
    page = send(office).content.decode()
    group = page.split('id="div_id_way"')[1].split("</fieldset>")[0]

    assert '<fieldset aria-describedby="id_way_helptext id_way_error">' in group
    assert '<legend>Jak odpowiedzieć <span class="field-need">(wymagane)</span>' in group
    assert group.count('type="radio"') == 2
    assert 'id="id_way_helptext"' in group
    assert 'id="id_way_error"' in group


def test_error_summary_links_to_each_invalid_field(office):
    page = send(office, subject="Sala").content.decode()
    summary = page.split('class="error-summary"')[1].split("</ul>")[0]

    targets = re.findall(r'href="#([^"]+)"', summary)

    assert targets == ["id_email", "id_topic", "id_way_0", "id_message", "id_agreed"]
    assert [target for target in targets if f'id="{target}"' not in page] == []
    assert "Twój adres e-mail: To pole jest wymagane." in summary


def test_nothing_typed_is_lost(office):
    page = send(
        office, subject="Sala", way="telefon", needs=["winda", "pjm"], message="Na <b>sobotę</b>"
    ).content.decode()

    assert 'value="Sala"' in tag_of(page, "id_subject")
    assert "Na &lt;b&gt;sobotę&lt;/b&gt;" in page
    assert "checked" in tag_of(page, "id_way_1")
    assert [i for i in range(3) if "checked" in tag_of(page, f"id_needs_{i}")] == [1, 2]


def test_phone_shows_the_right_keyboard(office):
    page = open_form(office)

    assert 'autocomplete="email"' in tag_of(page, "id_email")
    assert 'inputmode="tel"' in tag_of(page, "id_phone")


def test_form_has_a_csrf_token(office):
    assert open_form(office).split('<form class="form-x"')[1].count("csrfmiddlewaretoken") == 1


def test_valid_form_shows_a_thank_you_page(office):
    page = office.post(
        reverse("components"),
        {
            "subject": "Sala",
            "email": "a@example.org",
            "topic": "sala",
            "way": "mail",
            "message": "Hej",
            "agreed": "on",
        },
        follow=True,
    ).content.decode()

    assert "Formularz wypełniono poprawnie" in page
    assert "error-summary" not in page
