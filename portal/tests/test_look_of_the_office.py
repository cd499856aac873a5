"""Panel biura: the back office has the portal's name and grammatically neutral Polish."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_office_has_the_name_and_colours_of_the_portal(office):
    page = office.get(reverse("admin:index")).content.decode()

    assert "NGO Leszno – panel biura" in page
    assert "css/admin.css" in page
    assert "img/favicon.svg" in page


def test_office_uses_the_common_sign_in_page(client):
    door = client.get(reverse("admin:index"), follow=True)

    assert door.redirect_chain[-1][0] == "/konto/logowanie/?next=%2Fadmin%2F"
    assert "Zaloguj się" in door.content.decode()


def test_add_title_needs_no_grammatical_case(office):
    page = office.get(reverse("admin:organizations_organization_add")).content.decode()

    assert "<h1>Dodaj: organizacja</h1>" in page
    assert "Dodaj organizacja" not in page


def test_list_title_is_a_whole_sentence(office):
    page = office.get(reverse("admin:organizations_theme_changelist")).content.decode()

    assert "<h1>Wybierz do zmiany: temat</h1>" in page


def test_save_message_is_gender_neutral(office):
    data = {"name": "Lotnictwo", "slug": "lotnictwo", "order": "20"}

    page = office.post(reverse("admin:organizations_theme_add"), data, follow=True).content.decode()

    assert "Dodano: temat „" in page
    assert "(-" not in page.split('class="messagelist"')[1].split("</ul>")[0]
