"""Mapa: points and the same list for all visitors; no third-party request before a button is pressed."""

import pytest
from django.urls import reverse

from organizations.choices import Status
from organizations.models import Theme
from organizations.registry.views import map as mapping
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import page

pytestmark = pytest.mark.django_db
POINT = {"latitude": "51.841900", "longitude": "16.574800"}


def points(client, query=""):
    return client.get(f"{reverse('organizations:points')}?{query}").json()


def test_entry_with_a_point_is_on_the_map(client):
    entry = OrganizationFactory(name="Leszczyna", street="ul. Leśna 1", **POINT)

    assert points(client) == {
        "points": [
            {
                "name": "Leszczyna",
                "url": entry.get_absolute_url(),
                "about": "Stowarzyszenie · ul. Leśna 1, Leszno",
                "lat": 51.8419,
                "lon": 16.5748,
            }
        ],
        "total": 1,
    }


def test_entry_without_a_point_is_in_the_list_only(client):
    OrganizationFactory(name="Bez punktu")
    OrganizationFactory(name="Z punktem", **POINT)

    html = page(client, name="map")

    assert [link.text for link in html.select(".maplist a")] == ["Bez punktu", "Z punktem"]
    assert [one["name"] for one in points(client)["points"]] == ["Z punktem"]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.SUSPENDED, Status.DISSOLVED, Status.REJECTED])
def test_unpublished_entry_has_no_point(client, status):
    OrganizationFactory(name="Widoczna", **POINT)
    OrganizationFactory(name="Ukryta", status=status, **POINT)

    assert [one["name"] for one in points(client)["points"]] == ["Widoczna"]


def test_filters_apply_to_points_and_list(client):
    OrganizationFactory(name="Sportowa", themes=[Theme.objects.get(slug="sport")], **POINT)
    OrganizationFactory(name="Zdrowa", themes=[Theme.objects.get(slug="zdrowie")], **POINT)

    html = page(client, "temat=sport", name="map")

    assert [link.text for link in html.select(".maplist a")] == ["Sportowa"]
    assert [one["name"] for one in points(client, "temat=sport")["points"]] == ["Sportowa"]
    assert html.one("[data-map]")["data-points"] == "/organizacje/mapa/punkty.json?temat=sport"


def test_too_many_points_are_cut_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(mapping, "MOST_POINTS", 2)
    OrganizationFactory.create_batch(3, **POINT)

    found = points(client)
    cover = page(client, name="map").one(".map-cover").text

    assert (len(found["points"]), found["total"]) == (2, 3)
    assert "Mapa pokaże pierwsze 2 z nich" in cover


def test_page_names_the_map_server_before_any_request_to_it(client, settings):
    OrganizationFactory(**POINT)

    html = page(client, name="map")

    assert "połączy się z serwerem map OpenStreetMap" in html.one(".map-cover").text
    assert "https://tile.openstreetmap.org" in html.headers["Content-Security-Policy"]
    assert [one for one in html.inside() if one.attrs.get("src", "/").startswith("http")] == []


def test_no_other_page_allows_the_map_server(client):
    OrganizationFactory(**POINT)

    assert "openstreetmap" not in page(client).headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "https://*.tiles.example.org"),
        ("https://maps.example.org:8443/{z}/{x}/{y}.png", "https://maps.example.org:8443"),
    ],
)
def test_another_map_server_is_a_setting(client, settings, address, source):
    settings.MAP_TILES_URL = address
    OrganizationFactory(**POINT)

    html = page(client, name="map")

    assert html.one("[data-map]")["data-tiles"] == address
    assert source in html.headers["Content-Security-Policy"].split("img-src")[1].split(";")[0].split()


def test_without_a_map_server_there_is_no_button(client, settings):
    settings.MAP_TILES_URL = ""
    OrganizationFactory(**POINT)

    html = page(client, name="map")

    assert not html.select("[data-map-open]")
    assert "Mapa jest teraz wyłączona" in html.text


def test_long_map_list_links_to_its_next_page(client):
    OrganizationFactory.create_batch(26)

    assert '<link rel="next" href="/organizacje/mapa/?strona=2">' in client.get(reverse("organizations:map")).text
