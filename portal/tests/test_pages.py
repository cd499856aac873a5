"""Pages about the portal itself: the information required by law, in plain words."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from core import clauses, retention
from core.clauses import actions
from core.clauses.models import Clause
from organizations.models import Theme
from organizations.tests.factories import OrganizationFactory
from pages.tests.page_factories import a_page

pytestmark = pytest.mark.django_db


def read(client, name):
    return client.get(reverse(name)).content.decode()


def test_privacy_page_lists_every_retention_period_of_the_purge(client):
    page = read(client, "privacy")

    assert len(retention.rules()) > 5
    assert [rule.name for rule in retention.rules() if f"<li>{rule.sentence}</li>" not in page] == []


def test_privacy_page_names_who_is_responsible_and_where_to_complain(client, settings):
    page = read(client, "privacy")

    assert "Prezydent Miasta Leszna" in page
    assert f"mailto:{settings.OFFICE_EMAIL}" in page
    assert 'href="https://uodo.gov.pl"' in page


def test_privacy_page_has_an_anchor_for_every_process(client):
    page = read(client, "privacy")

    assert [each.slug for each in clauses.processes() if page.count(f'id="{each.slug}"') != 1] == []
    assert [each.slug for each in clauses.processes() if f'href="/prywatnosc/{each.slug}/"' not in page] == []


def test_common_text_of_clauses_is_shown_once_and_exceptions_beside_each(client, dorota):
    said = Clause.objects.current().first().rights
    assert read(client, "privacy").count(escape(said)) == 1

    draft = actions.begin(process="grants.alerts", by=dorota)
    Clause.objects.filter(pk=draft.pk).update(rights="Możesz zrezygnować w każdej chwili.")
    actions.publish(draft=draft, by=dorota)

    page = read(client, "privacy")
    assert page.count(escape(said)) == len(clauses.processes()) - 1
    assert page.count("Możesz zrezygnować w każdej chwili.") == 1


def test_draft_of_a_clause_is_not_public(client, dorota):
    draft = actions.begin(process="grants.alerts", by=dorota)
    Clause.objects.filter(pk=draft.pk).update(purpose="Na próbę.")

    assert "Na próbę." not in read(client, "privacy")
    assert client.get(f"/prywatnosc/powiadomienia-o-naborach/{draft.version}/").status_code == 404


def test_each_clause_has_a_page_with_its_text_and_all_its_versions(client, dorota):
    draft = actions.begin(process="grants.alerts", by=dorota)
    Clause.objects.filter(pk=draft.pk).update(purpose="Żeby pisać do Ciebie.")
    actions.publish(draft=draft, by=dorota)

    now = client.get("/prywatnosc/powiadomienia-o-naborach/").content.decode()
    then = client.get("/prywatnosc/powiadomienia-o-naborach/1/").content.decode()

    assert "Żeby pisać do Ciebie." in now
    assert 'href="/prywatnosc/powiadomienia-o-naborach/1/"' in now
    assert "Żeby pisać do Ciebie." not in then
    assert "To wcześniejsza wersja" in then


@pytest.mark.parametrize("address", ["nie-ma/", "nie-ma/1/", "konto/7/"])
def test_unknown_clause_is_not_found(client, address):
    assert client.get(f"/prywatnosc/{address}").status_code == 404


def test_process_without_a_clause_is_omitted_and_reported_to_the_office(client, office):
    Clause.objects.filter(process="grants.alerts").delete()

    assert "powiadomienia-o-naborach" not in read(client, "privacy")
    assert client.get("/prywatnosc/powiadomienia-o-naborach/").status_code == 404
    told = [line.what for line in office.get(reverse("admin:index")).context["waiting"]]
    assert "formularz bez klauzuli o danych" in told


def test_clause_periods_that_differ_from_the_purge_are_reported_to_the_office(office):
    Clause.objects.filter(process="accounts.account").update(kept="Konto usuwamy po roku.")

    told = [line.what for line in office.get(reverse("admin:index")).context["waiting"]]
    assert "klauzula o danych do opublikowania na nowo: zmieniły się terminy usuwania" in told


def test_privacy_page_costs_one_query(client, django_assert_num_queries):
    read(client, "privacy")

    with django_assert_num_queries(1):
        read(client, "privacy")


def test_privacy_page_lists_every_cookie(client, settings):
    page = read(client, "privacy")

    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "kontrast", "tekst", "messages"}
    assert {name for name in names if f"<code>{name}</code>" not in page} == set()


def test_site_map_lists_the_pages_written_by_the_office(client):
    assert "Strony biura" not in read(client, "sitemap_page")

    a_page("wolontariat", title="Wolontariat", menu_place="none")
    a_page("szkic", title="Szkic strony", status="draft")

    page = read(client, "sitemap_page")
    assert '<a href="/wolontariat/">Wolontariat</a>' in page
    assert "Szkic strony" not in page


def test_every_address_on_the_site_map_works(client):
    OrganizationFactory(themes=[Theme.objects.get(slug="sport")])
    page = read(client, "sitemap_page").split('<main id="tresc"')[1].split("</main>")[0]
    links = set(re.findall(r'<a href="(/[^"]*)"', page))

    answers = {link: client.get(link, follow=True) for link in links}

    assert "/organizacje/?temat=sport" in links
    assert {link: answer.status_code for link, answer in answers.items() if answer.status_code != 200} == {}
    for answer in answers.values():
        answer.close()


def test_robots_txt_excludes_the_office_and_names_the_sitemap(client, settings):
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
