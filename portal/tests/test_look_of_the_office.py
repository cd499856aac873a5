"""Panel biura: the back office wears the portal's name and speaks Polish that fits every word."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_office_wears_the_portals_name_and_colours(office):
    page = office.get(reverse("admin:index")).content.decode()

    assert "NGO Leszno – panel biura" in page
    assert "css/admin.css" in page
    assert "img/favicon.svg" in page


def test_the_office_signs_in_where_everybody_does(client):
    door = client.get(reverse("admin:index"), follow=True)

    assert door.redirect_chain[-1][0] == "/konto/logowanie/?next=%2Fadmin%2F"
    assert "Zaloguj się" in door.content.decode()


def test_adding_needs_no_grammatical_case(office):
    page = office.get(reverse("admin:organizations_organization_add")).content.decode()

    assert "<h1>Dodaj: organizacja</h1>" in page
    assert "Dodaj organizacja" not in page


def test_list_asks_in_a_whole_sentence(office):
    page = office.get(reverse("admin:organizations_theme_changelist")).content.decode()

    assert "<h1>Wybierz do zmiany: temat</h1>" in page


def test_saving_is_told_without_guessing_the_gender(office):
    data = {"name": "Lotnictwo", "slug": "lotnictwo", "order": "20"}

    page = office.post(reverse("admin:organizations_theme_add"), data, follow=True).content.decode()

    assert "Dodano: temat „" in page
    assert "(-" not in page.split('class="messagelist"')[1].split("</ul>")[0]
