"""Otwarte dane: the same facts as on the pages, as CSV that Excel opens and JSON that programs read."""

import csv
import io
import json

import pytest
from django.urls import reverse

from core import search
from core.tests.pages import read
from organizations.choices import Status
from organizations.models import InternalContact, Organization, Sphere, Theme
from organizations.registry import opendata
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
CSV_QUERIES = 10


def rows(client, query=""):
    text = client.get(f"{reverse('organizations:csv')}?{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def records(client, query=""):
    return json.loads(client.get(f"{reverse('organizations:json')}?{query}").getvalue())["organizacje"]


def test_both_files_hold_every_published_entry_in_list_order(client):
    for name in ("Żuraw", "Łabędź", "Lis"):
        OrganizationFactory(name=name)
    OrganizationFactory(name="Ukryta", status=Status.SUSPENDED)

    assert [row["nazwa"] for row in rows(client)] == ["Lis", "Łabędź", "Żuraw"]
    assert [one["nazwa"] for one in records(client)] == ["Lis", "Łabędź", "Żuraw"]


def test_filters_and_search_apply_to_the_files(client):
    sport = Theme.objects.get(slug="sport")
    for name, themes in [("Bieg", [sport]), ("Bieg zdrowia", []), ("Cisza", [sport])]:
        search.index(OrganizationFactory(name=name, themes=themes))

    assert [row["nazwa"] for row in rows(client, "temat=sport&q=biegi")] == ["Bieg"]
    assert [one["nazwa"] for one in records(client, "temat=sport&sort=nazwa")] == ["Bieg", "Cisza"]


def test_values_keep_their_type(client):
    entry = OrganizationFactory(
        name="Leszczyna", legal_form="foundation", founded_year=2001, latitude="51.84", longitude="16.57",
        krs="0000123456", is_seeking_volunteers=True, confirmed_on="2026-03-01", description="<p>Opis <b>x</b></p>",
    )  # fmt: skip
    entry.themes.set(Theme.objects.filter(slug__in=["sport", "zdrowie"]))
    entry.spheres.set(Sphere.objects.filter(code__in=["1a", "17"]))

    [one], [row] = records(client), rows(client)

    assert one | {"zmieniono": "", "adres_wpisu": ""} == dict.fromkeys(
        (column.name for column in opendata.COLUMNS), None
    ) | {
        "nazwa": "Leszczyna", "adres_wpisu": "", "forma_prawna": "fundacja", "krs": "0000123456",
        "rok_zalozenia": 2001, "tematy": ["Sport i turystyka", "Zdrowie"], "sfery_zadan": ["1a", "17"],
        "odbiorcy": [], "opis": "Opis x", "miejscowosc": "Leszno", "szerokosc": 51.84, "dlugosc": 16.57,
        "udogodnienia": [], "szuka_wolontariuszy": True, "opp": False, "przedsiebiorstwo_spoleczne": False,
        "dzialalnosc_gospodarcza": False, "dane_potwierdzone": "2026-03-01", "zmieniono": "",
    }  # fmt: skip
    assert (row["tematy"], row["szuka_wolontariuszy"], row["opp"]) == ("Sport i turystyka; Zdrowie", "tak", "nie")
    assert (row["krs"], row["nip"], row["szerokosc"]) == ("0000123456", "", "51.84")


def test_address_of_an_entry_is_absolute(client, settings):
    entry = OrganizationFactory()

    assert rows(client)[0]["adres_wpisu"] == settings.SITE_URL + entry.get_absolute_url()


@pytest.mark.parametrize("name", ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1+1"])
def test_typed_formula_is_escaped(client, name):
    OrganizationFactory(name=name, mission="x; y\nz")

    [row] = rows(client)

    assert row["nazwa"] == f"'{name}"
    assert row["misja"] == "x; y\nz"


def test_phone_number_stays_readable(client):
    OrganizationFactory(phone="+48 65 529 81 23")

    assert rows(client)[0]["telefon"] == "+48 65 529 81 23"


def test_files_contain_nothing_internal(client):
    entry = OrganizationFactory(office_notes="Notatka biura", status_reason="Powód tajny")
    InternalContact.objects.create(organization=entry, name="Koordynatorka Tajna", email="tajne@example.org")

    text = json.dumps([rows(client), records(client)], ensure_ascii=False)

    assert entry.name in text
    assert [secret for secret in ("Notatka", "Powód", "Tajna", "tajne@") if secret in text] == []


def test_entry_hidden_while_the_list_is_stale_is_left_out():
    shown, hidden = OrganizationFactory(name="Widoczna"), OrganizationFactory(status=Status.SUSPENDED)

    assert [one["nazwa"] for one in opendata.records([hidden.pk, shown.pk])] == ["Widoczna"]


def test_no_column_comes_from_internal_fields():
    internal = {"office_notes", "status_reason", "status", "internal_contact", "error_reports", "source_url"}
    sources = {column.source for column in opendata.COLUMNS}

    assert sources & internal == set()
    assert internal <= {field.name for field in Organization._meta.get_fields()}


def test_files_have_a_dated_name_and_their_type(client):
    response = client.get(reverse("organizations:csv"))

    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"].startswith('attachment; filename="organizacje-leszno-')
    assert response.getvalue().startswith("\ufeffnazwa;".encode())


@pytest.mark.parametrize("count", [1, 3])
def test_file_costs_the_same_for_one_entry_and_for_many(client, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count, themes=[Theme.objects.get(slug="sport")])

    with django_assert_num_queries(CSV_QUERIES):
        assert len(rows(client)) == count


def test_large_file_is_streamed_in_chunks_without_loss(client, monkeypatch):
    monkeypatch.setattr(opendata, "CHUNK", 4)
    OrganizationFactory.create_batch(11)

    assert len(rows(client)) == len(records(client)) == len({row["adres_wpisu"] for row in rows(client)}) == 11


def test_every_column_and_filter_value_is_documented(client):
    html = read(client.get(reverse("organizations:schema")))

    assert [cell.text for cell in html.select(".schema tbody th")] == [column.name for column in opendata.COLUMNS]
    assert all(cell.text for cell in html.select(".schema td"))
    words = [code.text for code in html.select("details li code")]
    assert {"sport", "stowarzyszenie-zwykle", "srodmiescie"} <= set(words)


def test_sitemap_lists_every_published_entry(client):
    shown = OrganizationFactory()
    OrganizationFactory(status=Status.SUSPENDED)

    index = client.get("/sitemap.xml").content.decode()
    part = client.get("/sitemap-organizacje.xml").content.decode()

    assert "http://testserver/sitemap-organizacje.xml" in index
    assert part.count("<loc>") == 1
    assert f"<loc>http://testserver{shown.get_absolute_url()}</loc>" in part
    assert "<loc>http://testserver/organizacje/mapa/</loc>" in client.get("/sitemap-baza.xml").content.decode()
