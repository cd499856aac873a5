"""Dawne adresy: a link of the former site redirects to the current page in one step."""

import pytest
from django.urls import reverse

from core import audit
from core.errors import DomainError
from core.tests.pages import read
from pages.models import OldAddress
from pages.redirects import actions
from pages.tests.page_factories import a_page, an_old_address, errors
from pages.written import actions as pages

pytestmark = pytest.mark.django_db
CLUB = "/poradnik/klub-sportowy/"


def went(client, address):
    response = client.get(address)
    return response.headers["Location"] if response.status_code == 301 else response.status_code


@pytest.mark.parametrize(
    "visited",
    [
        "/Tworzenie_klubu_sportowego.html",
        "/tworzenie_klubu_sportowego.html",
        "/Tworzenie_klubu_sportowego",
        "/Tworzenie_klubu_sportowego.htm",
        "/Tworzenie%5Fklubu%5fsportowego.html",
        "/Tworzenie%255Fklubu_sportowego.html",
        "/Tworzenie_klubu_sportowego_61e.html",
        "/Tworzenie_klubu_sportowego_669",
        "/Tworzenie_klubu_sportowego.html?utm=x",
    ],
)
def test_any_spelling_of_an_old_address_redirects(client, visited):
    a_page()
    an_old_address()

    assert went(client, visited) == CLUB


def test_address_with_a_suffix_differs_from_the_one_without(client):
    a_page("a")
    a_page("b")
    an_old_address("/Konsultacje_spoleczne_61e.html", "/a/")
    an_old_address("/Konsultacje_spoleczne.html", "/b/")

    assert went(client, "/Konsultacje_spoleczne_61e.html") == "/a/"
    assert went(client, "/Konsultacje_spoleczne.html") == "/b/"
    assert went(client, "/Konsultacje_spoleczne_0b9.html") == "/b/"


def test_address_without_html_or_with_folders_redirects(client):
    an_old_address("/Rozwoj_kontaktow_i_wspolpracy_669", "/organizacje/")
    an_old_address("/pliki/Regulamin.pdf", "/dokumenty/")
    an_old_address("/Współpraca", "/wydarzenia/")

    assert went(client, "/Rozwoj_kontaktow_i_wspolpracy_669") == "/organizacje/"
    assert went(client, "/pliki/regulamin.pdf") == "/dokumenty/"
    assert went(client, "/wsp%C3%B3%C5%82praca") == "/wydarzenia/"


def test_page_is_found_by_its_path_with_capitals_or_html(client):
    a_page("wolontariat")

    assert went(client, "/Wolontariat") == "/wolontariat/"
    assert went(client, "/wolontariat.html") == "/wolontariat/"


def test_old_address_follows_a_moved_page(client):
    page = a_page()
    an_old_address()

    pages.update_page(page=page, values={"path": "kluby"}, by=None)

    assert went(client, "/Tworzenie_klubu_sportowego.html") == "/kluby/"


def test_unpublished_page_gets_no_redirect(client):
    page = a_page()
    an_old_address()
    assert went(client, "/Tworzenie_klubu_sportowego.html") == CLUB

    pages.update_page(page=page, values={"status": "draft"}, by=None)

    assert went(client, "/Tworzenie_klubu_sportowego.html") == 404


@pytest.mark.parametrize("end", ["_2021.html", "_61e.html", "_669", ""])
def test_unknown_old_address_prefills_the_search(client, end):
    html = read(client.get(f"/Otwarty_konkurs_ofert{end}"), 404)

    assert html.one("#szukaj-404")["value"] == "Otwarty konkurs ofert"


@pytest.mark.parametrize("visited", ["/A%00.html", "/%2500", "/_", "/.", "/A" + "b" * 3000])
def test_unusual_addresses_are_not_found(client, visited):
    assert went(client, visited) == 404


def test_old_address_costs_one_query(client, django_assert_num_queries):
    a_page()
    an_old_address()

    with django_assert_num_queries(1):
        client.get("/Tworzenie_klubu_sportowego.html")


def test_portal_address_without_the_last_slash_redirects(client):
    assert went(client, "/organizacje/Fundacja_X?q=a") == "/organizacje/Fundacja_X/?q=a"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://ngo.leszno.pl/Fundusze_NGO.html", "/Fundusze_NGO.html"),
        ("http://www.ngo.leszno.pl/Fundusze_NGO.html#gora", "/Fundusze_NGO.html"),
        ("Fundusze_NGO.html", "/Fundusze_NGO.html"),
    ],
)
def test_full_old_address_is_accepted(typed, kept):
    assert an_old_address(typed, "/organizacje/").path == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://leszno24.pl/Fundusze.html", "poza portalem"),
        ("//leszno24.pl/Fundusze.html", "poza portalem"),
        ("javascript:alert(1)", "zaczyna się od"),
        ("", "Wpisz dawny adres"),
        ("/", "Wpisz dawny adres"),
        ("/index.php?id=7", "bez części, która zaczyna się od „\\?”"),
        ("/dwa slowa.html", "odstępów"),
        ("/organizacje/stara", "jest strona portalu"),
        ("/jest/", "jest strona portalu"),
        ("/" + "a" * 300 + ".html", "za długi"),
    ],
)
def test_invalid_old_address_is_refused(typed, said):
    a_page("jest")

    with pytest.raises(actions.AddressRefused, match=said):
        an_old_address(typed, "/organizacje/")


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("/jest/", "/jest/"),
        ("jest", "/jest/"),
        ("https://ngo.leszno.pl/jest/#czesc", "/jest/"),
        ("/organizacje", "/organizacje/"),
        ("/organizacje/?temat=sport", "/organizacje/?temat=sport"),
        ("/jest/?q=1", "/jest/"),
        ("/", "/"),
    ],
)
def test_address_redirects_to_a_page_or_a_fixed_path(target, leads_to):
    a_page("jest")

    assert an_old_address("/Stara.html", target).leads_to == leads_to


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("https://leszno24.pl/x/", "poza portalem"),
        ("//leszno24.pl/", "poza portalem"),
        ("http://[zle", "nie da się odczytać"),
        ("mailto:biuro@example.org", "zaczyna się od"),
        ("/nie-ma-takiej/", "W portalu nie ma strony „/nie-ma-takiej/”"),
        ("/Stara.html", "w kółko"),
        ("/stara", "w kółko"),
        ("/ /", "odstępów"),
        ("#gora", "Wpisz nowy adres|w kółko|nie ma strony"),
    ],
)
def test_invalid_target_is_refused(target, said):
    with pytest.raises(DomainError, match=said):
        an_old_address("/Stara.html", target)


def test_chain_of_old_addresses_is_resolved_to_its_end(client):
    a_page()
    an_old_address()

    entry = an_old_address("/Kluby.html", "/Tworzenie_klubu_sportowego.html")

    assert entry.page.path == "poradnik/klub-sportowy"
    assert went(client, "/Kluby.html") == CLUB


def test_entry_that_would_redirect_to_itself_keeps_its_end():
    a_page()
    first = an_old_address()
    an_old_address("/Kluby.html", "/Tworzenie_klubu_sportowego.html")

    changed = actions.lead(entry=first, path=first.path, target="/Kluby.html", by=None)

    assert changed.leads_to == CLUB


def test_old_address_is_unique():
    an_old_address("/Stara.html", "/organizacje/")

    with pytest.raises(actions.AddressRefused, match="jest już na liście"):
        an_old_address("/stara.htm", "/wydarzenia/")


def send(client, entry=None, **typed):
    name, args = ("admin:pages_oldaddress_change", [entry.pk]) if entry else ("admin:pages_oldaddress_add", [])
    return client.post(reverse(name, args=args), {"path": "/Stara.html", "leads": "/organizacje/"} | typed)


def test_office_manages_the_list(office, client):
    send(office)
    entry = OldAddress.objects.get()
    assert went(client, "/Stara.html") == "/organizacje/"

    send(office, entry, leads="/wydarzenia/")
    assert went(client, "/Stara.html") == "/wydarzenia/"
    assert [one.action for one in audit.events_of(entry)] == ["pages.change_old_address", "pages.add_old_address"]

    office.post(reverse("admin:pages_oldaddress_delete", args=[entry.pk]), {"post": "yes"})
    assert went(client, "/Stara.html") == 404


def test_errors_are_shown_beside_their_fields_and_typed_text_is_kept(office):
    html = read(send(office, path="/konto/x", leads="/nie-ma/"))
    assert "jest strona portalu" in html.one(".field-path .errorlist").text
    assert (html.one("#id_path")["value"], html.one("#id_leads")["value"]) == ("/konto/x", "/nie-ma/")

    html = read(send(office, leads="/nie-ma/"))
    assert "W portalu nie ma strony" in html.one(".field-leads .errorlist").text
    assert len(errors(read(send(office, path="", leads="")))) == 2


def test_form_shows_the_target_of_an_address(office):
    a_page()
    entry = an_old_address()

    html = read(office.get(reverse("admin:pages_oldaddress_change", args=[entry.pk])))

    assert html.one("#id_leads")["value"] == CLUB


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_address_and_for_many(office, django_assert_max_num_queries, count):
    a_page()
    for number in range(count):
        an_old_address(f"/Stara_{number}.html")

    with django_assert_max_num_queries(6):
        html = read(office.get(reverse("admin:pages_oldaddress_changelist")))
    assert len(html.select("#result_list tbody tr")) == count
