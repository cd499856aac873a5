"""Pages about the portal itself: what the law wants said, said plainly and truly."""

import re
from datetime import date

import pytest
from django.urls import reverse

from core import retention
from organizations.models import Theme
from organizations.tests.factories import OrganizationFactory
from portal import declaration

IDS = [
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-kontakt",
    "a11y-osoba",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-aplikacje",
]

pytestmark = pytest.mark.django_db


def read(client, name):
    return client.get(reverse(name)).content.decode()


def test_privacy_page_tells_every_period_that_the_purge_obeys(client):
    page = read(client, "privacy")

    assert len(retention.rules()) > 5
    assert [rule.name for rule in retention.rules() if f"<li>{rule.sentence}</li>" not in page] == []


def test_privacy_page_names_who_is_responsible_and_where_to_complain(client, settings):
    page = read(client, "privacy")

    assert "Prezydent Miasta Leszna" in page
    assert f"mailto:{settings.OFFICE_EMAIL}" in page
    assert 'href="https://uodo.gov.pl"' in page


def test_privacy_page_lists_every_cookie(client, settings):
    page = read(client, "privacy")

    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "kontrast", "tekst", "messages"}
    assert {name for name in names if f"<code>{name}</code>" not in page} == set()


@pytest.mark.parametrize("element", IDS)
def test_declaration_has_each_part_that_checkers_look_for_once(client, element):
    assert read(client, "accessibility").count(f'id="{element}"') == 1


def test_dates_of_the_declaration_can_be_read_by_machines_and_people(client, monkeypatch):
    monkeypatch.setattr(declaration, "REVIEWED_ON", date(2027, 3, 30))

    page = read(client, "accessibility")

    assert '<time id="a11y-data-przeglad" datetime="2027-03-30">30 marca 2027</time>' in page


def test_every_page_tells_where_the_declaration_is(client, settings):
    page = read(client, "privacy")

    assert f'<meta name="deklaracja-dostępności" content="{settings.SITE_URL}/deklaracja-dostepnosci/">' in page


def test_every_address_on_the_map_of_the_portal_answers(client):
    OrganizationFactory(themes=[Theme.objects.get(slug="sport")])
    page = read(client, "sitemap_page").split('<main id="tresc"')[1].split("</main>")[0]
    links = set(re.findall(r'<a href="(/[^"]*)"', page))

    answers = {link: client.get(link, follow=True) for link in links}

    assert "/organizacje/?temat=sport" in links
    assert {link: answer.status_code for link, answer in answers.items() if answer.status_code != 200} == {}
    for answer in answers.values():
        answer.close()


def test_search_engines_leave_the_office_alone_and_find_the_map(client, settings):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert client.get("/sitemap.xml").status_code == 200


def test_components_are_shown_to_the_office_only(client, alice, dorota):
    address = reverse("components")
    assert client.get(address).url == f"{reverse('admin:login')}?next={address}"

    client.force_login(alice)
    assert client.get(address).status_code == 302

    client.force_login(dorota)
    assert "Komponenty" in client.get(address).content.decode()
