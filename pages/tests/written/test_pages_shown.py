"""Strony biura: the public pages, and their number of queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core import search
from core.lists import list_versions
from core.tests.pages import read
from pages.models import Page
from pages.tests.page_factories import a_page, opened
from pages.written import actions
from pages.written.selectors import menu

pytestmark = pytest.mark.django_db


def test_page_is_shown_at_its_path(client):
    a_page(lead="Jak założyć klub.")

    html = opened(client)

    assert html.one("h1").text == "Klub sportowy"
    assert html.one(".lead").text == "Jak założyć klub."
    assert [one.text for one in html.select(".written-body h2")] == ["Kroki"]
    assert html.one("meta[name=description]")["content"] == "Jak założyć klub."


def test_heading_levels_have_no_gap(client):
    a_page(body="<h3>Pierwszy</h3><p>x</p><h4>Drugi</h4><p>y</p>")

    body = opened(client).one(".written-body")

    assert [(one.name, one.text) for one in body.inside() if one.name.startswith("h")] == [
        ("h2", "Pierwszy"),
        ("h3", "Drugi"),
    ]


def test_draft_is_not_found(client):
    a_page(status="draft")
    a_page("poradnik/inna")

    assert client.get("/poradnik/klub-sportowy/").status_code == 404
    assert client.get("/poradnik/inna/").status_code == 200


def test_breadcrumbs_have_the_pages_above(client):
    top = a_page("poradnik", title="Poradnik")
    middle = a_page("poradnik/sport", title="Sport", parent=top)
    a_page(parent=middle)

    html = opened(client)

    assert [one.text for one in html.select(".crumbs li")] == ["Strona główna", "Poradnik", "Sport", "Klub sportowy"]
    assert [one["href"] for one in html.select(".crumbs a")] == ["/", "/poradnik/", "/poradnik/sport/"]
    assert '"position":4,"name":"Klub sportowy"' in html.one("script[type=application/ld+json]").raw


def test_breadcrumbs_skip_a_draft(client):
    a_page(parent=a_page("poradnik", title="Poradnik", status="draft"))

    assert [one.text for one in opened(client).select(".crumbs li")] == ["Strona główna", "Klub sportowy"]


def test_pages_below_are_listed_in_order(client):
    top = a_page("poradnik", title="Poradnik")
    below = {"parent": top, "menu_place": "listed"}
    a_page("poradnik/zrzeszenie", title="Żywa biblioteka", **below)
    a_page("poradnik/a", title="Łączenie sił", **below)
    a_page("poradnik/b", title="Na początek", order=0, **below)
    a_page("poradnik/c", title="Najpierw to", order=0, **below)
    a_page("poradnik/d", title="Na końcu", order=9, **below)
    a_page("poradnik/szkic", title="Szkic", status="draft", **below)
    a_page("poradnik/cicha", title="Cicha", parent=top)

    html = opened(client, "/poradnik/")

    assert [one.text for one in html.select(".written-below h3")] == [
        "Łączenie sił",
        "Na początek",
        "Najpierw to",
        "Żywa biblioteka",
        "Na końcu",
    ]


def test_legal_date_is_shown(client):
    a_page(law_as_of="2026-03-01")

    html = opened(client)

    assert html.one(".written-law").text == "Stan prawny na dzień 1 marca 2026 r."
    assert html.one(".written-law time")["datetime"] == "2026-03-01"


@pytest.mark.parametrize(("days_ago", "is_told"), [(-1, False), (89, False), (91, True)])
def test_long_overdue_review_shows_a_notice(client, days_ago, is_told):
    a_page(review_on=timezone.localdate() - timedelta(days=days_ago))

    assert ("Dawno tu nie zaglądaliśmy" in opened(client).text) == is_told


def test_page_is_found_by_an_inflected_word_until_unpublished(client):
    page = a_page(title="Wolontariat w Lesznie")

    assert search.ids("wolontariatu", kind="page") == [page.pk]

    actions.update_page(page=page, values={"status": "draft"}, by=None)
    assert search.ids("wolontariatu", kind="page") == []


def test_sitemap_has_only_published_pages(client):
    a_page()
    a_page("szkic", status="draft")

    xml = client.get("/sitemap-strony.xml").content.decode()

    assert "/poradnik/klub-sportowy/</loc>" in xml
    assert "/szkic/" not in xml


def test_changed_page_is_shown_at_once(client):
    page = a_page()
    opened(client)

    actions.update_page(page=page, values={"title": "Klub i sekcja"}, by=None)

    assert opened(client).one("h1").text == "Klub i sekcja"


def test_menu_and_footer_have_their_pages(django_assert_num_queries):
    a_page("o-biurze", title="O biurze", menu_place="main")
    a_page("rada", title="Rada", menu_place="footer", order=2)
    a_page("wolontariat", title="Wolontariat", menu_place="footer", order=1)
    a_page("szkic", title="Szkic", menu_place="main", status="draft")

    now = list_versions.read()
    menu(now)
    with django_assert_num_queries(0):
        tree = menu(now)

    assert [(one.title, one.url) for one in tree.main] == [("O biurze", "/o-biurze/")]
    assert [one.title for one in tree.footer] == ["Wolontariat", "Rada"]


def test_menu_without_versions_uses_the_last_copy(django_assert_num_queries):
    a_page("o-biurze", menu_place="main")
    assert menu().main == ()

    menu(list_versions.read())
    with django_assert_num_queries(0):
        assert [one.path for one in menu().main] == ["o-biurze"]


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_every_number_of_related_pages(client, django_assert_num_queries, count):
    top = a_page("poradnik", title="Poradnik")
    for number in range(count):
        a_page(f"poradnik/{number}", parent=top, menu_place="listed")

    with django_assert_num_queries(3):  # versions, tree, page
        client.get("/poradnik/")
    with django_assert_num_queries(1):
        client.get("/poradnik/")


def test_fixed_addresses_are_not_shadowed(client):
    assert read(client.get(reverse("organizations:list"))).one("h1").text == "Organizacje w Lesznie"
    assert client.get("/organizacje").headers["Location"] == "/organizacje/"
    assert client.get("/wydarzenia?rodzaj=szkolenie").headers["Location"] == "/wydarzenia/?rodzaj=szkolenie"
    assert client.get("/robots.txt").status_code == 200
    assert client.get("/sitemap.xml").status_code == 200


def test_unknown_address_shows_the_404_page_with_a_search(client):
    html = read(client.get("/nie/ma-takiej-strony/"), 404)

    assert html.one("#szukaj-404")["value"] == "ma takiej strony"


def test_page_without_the_last_slash_redirects(client):
    a_page()

    assert client.get("/poradnik/klub-sportowy").headers["Location"] == "/poradnik/klub-sportowy/"


def test_page_accepts_no_post(client):
    a_page()

    assert client.post("/poradnik/klub-sportowy/").status_code == 405
    assert Page.objects.count() == 1
