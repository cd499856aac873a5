"""The accessibility declaration as visitors and checkers read it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from core import search
from pages.tests import checker
from pages.tests.declarations import begun, published

pytestmark = pytest.mark.django_db
ADDRESS = "/deklaracja-dostepnosci/"


def read(client) -> str:
    return client.get(ADDRESS).content.decode()


def test_checker_finds_no_faults(client):
    published()

    assert checker.faults(read(client)) == []


def test_declaration_with_every_optional_part_passes_the_checker(client):
    published(burden_url="https://bip.example.org/analiza", audit="external", auditor="Fundacja Przykładowa")
    published()

    page = read(client)
    assert checker.faults(page) == []
    assert '<a id="a11y-ocena" href="https://bip.example.org/analiza">' in page
    assert '<span id="a11y-audytor">Fundacja Przykładowa</span>' in page


@pytest.mark.parametrize(
    ("words", "instead", "fault"),
    [
        ('id="a11y-aplikacje"', 'id="aplikacje"', "a11y-aplikacje stands 0 times"),
        ('id="a11y-osoba"', 'id="a11y-email"', "a11y-osoba stands 0 times"),
        ('id="a11y-audytor"', 'id="a11y-wnioskodawca"', "a11y-wnioskodawca is no id of a declaration"),
        ('id="a11y-audytor"', 'id="a11y-deklaracja"', "a11y-deklaracja stands twice"),
        ('datetime="2026-11-20"', 'datetime="20.11.2026"', "a11y-data-publikacja is no day"),
        ('href="mailto:', 'href="#', "a11y-email leads nowhere"),
        ("częściowo zgodna</strong>", "prawie zgodna</strong>", "a11y-status says no verdict"),
        (">Urząd Miasta Leszna</span>", "></span>", "a11y-podmiot is empty"),
    ],
)
def test_checker_finds_faults(client, words, instead, fault):
    published(site_published_on=date(2026, 11, 20), site_updated_on=date(2026, 11, 20))
    page = read(client)

    assert words in page
    assert fault in checker.faults(page.replace(words, instead))


def test_dates_are_readable_by_people_and_machines(client):
    published(site_published_on=date(2026, 3, 3))

    assert '<time id="a11y-data-publikacja" datetime="2026-03-03">3 marca 2026</time>' in read(client)


def test_phone_is_a_link(client):
    published(contact_phone="+48 65 000 00 00 wew. 4")

    assert '<a id="a11y-telefon" href="tel:+48650000000,4">+48 65 000 00 00 wew. 4</a>' in read(client)


def test_page_links_the_barrier_form(client):
    published()

    assert 'href="/zglos-bariere/"' in read(client)


def test_page_without_a_declaration_shows_contacts(client, settings):
    settings.OFFICE_PHONE = "+48 65 000 00 00"
    begun()

    page = read(client)

    assert "Deklaracja jest w przygotowaniu" in page
    assert f"mailto:{settings.OFFICE_EMAIL}" in page
    assert "tel:+48650000000" in page
    assert "a11y-status" not in page


def test_draft_is_not_public(client):
    published()
    begun(entity="Inny urząd")

    assert "Inny urząd" not in read(client)


def test_typed_script_is_removed(client, dorota):
    draft = begun()
    draft.procedure = "<p>Napisz.</p><script>alert(1)</script>"
    draft.full_clean()

    assert draft.procedure == "<p>Napisz.</p>"


def test_declaration_is_found_by_the_search():
    published()
    published(by=None)

    hits = [hit for group in search.search("deklaracji dostepnosci").groups for hit in group.hits]
    assert [hit.url for hit in hits if hit.url == ADDRESS] == [ADDRESS]


def test_page_costs_one_query(client, django_assert_num_queries):
    published()

    with django_assert_num_queries(1):
        read(client)


@time_machine.travel("2027-01-15T12:00:00+01:00")
def test_review_date_is_shown(client):
    published(prepared_on=date(2026, 11, 23), reviewed_on=date(2027, 1, 14))

    assert '<time id="a11y-data-przeglad" datetime="2027-01-14">14 stycznia 2027</time>' in read(client)


def test_every_page_has_a_meta_link_to_the_declaration(client, settings):
    page = client.get(reverse("privacy")).content.decode()

    assert f'<meta name="deklaracja-dostępności" content="{settings.SITE_URL}{ADDRESS}">' in page
