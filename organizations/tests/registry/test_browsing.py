"""Lista organizacji: search and filters; every state of the list has its own URL."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core import search
from organizations.choices import LegalForm, Status
from organizations.models import District, Theme
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import listed, names, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """Four organisations: two of sport, one of health, one of both."""
    sport, health = Theme.objects.get(slug="sport"), Theme.objects.get(slug="zdrowie")
    centre = District.objects.get(slug="srodmiescie")
    for name, form, themes, more in [
        ("Akrobaci", LegalForm.SPORTS_CLUB, [sport], {"is_seeking_volunteers": True}),
        ("Biegacze", LegalForm.ASSOCIATION, [sport], {"district": centre}),
        ("Cisza", LegalForm.FOUNDATION, [health], {}),
        ("Druhny", LegalForm.FOUNDATION, [sport, health], {"mission": "Uczymy pływać starszych sąsiadów."}),
    ]:
        search.index(OrganizationFactory(name=name, slug=name.lower(), legal_form=form, themes=themes, **more))


def counts(html, facet):
    """The number beside each option of a facet."""
    labels = [label for label in html.select(".filters label") if label.select(f"input[name={facet}]")]
    return {label.one("input")["value"]: int(re.search(r"\d+", label.select("span")[1].raw)[0]) for label in labels}


def test_published_entries_are_listed_in_polish_alphabetical_order(client):
    for name in ("Żubry", "Zorza", "Łąka", "Lipa", "Ćma"):
        OrganizationFactory(name=name)

    assert listed(client) == ["Ćma", "Lipa", "Łąka", "Zorza", "Żubry"]


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_unpublished_entry_is_not_listed(client, status):
    OrganizationFactory(name="Widoczna")
    OrganizationFactory(name="Ukryta", status=status)

    assert listed(client) == ["Widoczna"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("temat=sport", ["Akrobaci", "Biegacze", "Druhny"]),
        ("temat=zdrowie&forma=fundacja", ["Cisza", "Druhny"]),
        ("temat=sport&temat=zdrowie", ["Akrobaci", "Biegacze", "Cisza", "Druhny"]),
        ("temat=sport&forma=fundacja&forma=klub-sportowy", ["Akrobaci", "Druhny"]),
        ("dzielnica=srodmiescie", ["Biegacze"]),
        ("wolontariat=1", ["Akrobaci"]),
        ("temat=zdrowie&wolontariat=1", []),
    ],
)
def test_values_of_one_filter_widen_and_filters_narrow(client, town, asked, names):
    assert listed(client, asked) == names


def test_number_beside_a_filter_matches_its_result(client, town):
    html = page(client, "forma=fundacja")

    assert counts(html, "temat") == {"sport": 1, "zdrowie": 2}
    assert counts(html, "forma") == {"fundacja": 2, "stowarzyszenie": 1, "klub-sportowy": 1}


def test_filter_without_results_is_hidden_unless_chosen(client, town):
    html = page(client, "forma=stowarzyszenie&temat=zdrowie")

    assert counts(html, "temat") == {"sport": 1, "zdrowie": 0}
    assert [box["value"] for box in html.select(".filters input[name=temat]") if "checked" in box] == ["zdrowie"]


def test_each_chosen_filter_has_a_link_that_removes_it(client, town):
    html = page(client, "q=fundacja&temat=sport&temat=zdrowie&forma=fundacja")

    links = {link.text: link["href"] for link in html.select(".chosen a")}

    assert links == {
        "Usuń filtr: Sport i turystyka ✕": "?q=fundacja&temat=zdrowie&forma=fundacja",
        "Usuń filtr: Zdrowie ✕": "?q=fundacja&temat=sport&forma=fundacja",
        "Usuń filtr: Fundacja ✕": "?q=fundacja&temat=sport&temat=zdrowie",
        "Wyczyść filtry": "?q=fundacja",
    }


@pytest.mark.parametrize(("count", "words"), [(1, "1 organizację"), (2, "2 organizacje"), (5, "5 organizacji")])
def test_number_found_has_the_right_plural_form(client, count, words):
    OrganizationFactory.create_batch(count)

    assert page(client).one(".results-head p").text == f"Znaleziono {words}"


def test_search_finds_other_forms_best_first_and_marks_matches(client):
    for name, mission in [
        ("Aaa", "Zbieramy żywność."),
        ("Bank Żywności", "Oddajemy jedzenie."),
        ("Klub szachowy", "Gramy."),
    ]:
        search.index(OrganizationFactory(name=name, mission=mission))

    html = page(client, "q=zywnosci")

    assert names(html) == ["Bank Żywności", "Aaa"]
    assert [mark.text for mark in html.select("mark")] == ["Żywności", "żywność"]


def test_card_shows_the_matching_part_of_the_description(client):
    text = f"<p>{'Działamy od lat. ' * 30}Prowadzimy świetlicę dla dzieci.</p>"
    search.index(OrganizationFactory(name="Ognisko", mission="Pomagamy.", description=text))

    html = page(client, "q=świetlica")

    assert [mark.text for mark in html.select("mark")] == ["świetlicę"]


def test_filters_and_their_numbers_apply_to_search_results(client, town):
    html = page(client, "q=fundacja")

    assert counts(html, "temat") == {"sport": 1, "zdrowie": 2}
    assert listed(client, "q=fundacja&temat=sport") == ["Druhny"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Alfa", "Beta", "Gama"]),
        ("sort=potwierdzone", ["Beta", "Gama", "Alfa"]),
        ("sort=nowe", ["Gama", "Beta", "Alfa"]),
        ("q=fundacja&sort=nazwa", ["Alfa", "Beta", "Gama"]),
    ],
)
def test_list_can_be_sorted(client, asked, names):
    for name, day in [("Alfa", None), ("Beta", "2026-10-01"), ("Gama", "2026-05-01")]:
        search.index(OrganizationFactory(name=name, confirmed_on=day, legal_form=LegalForm.FOUNDATION))

    assert listed(client, asked) == names


def test_unknown_filter_is_ignored(client, town):
    html = page(client, "temat=sport&temat=magia&forma=<b>&kolor=zielony")

    assert names(html) == ["Akrobaci", "Biegacze", "Druhny"]
    assert html.one(".notice").text == "Pominęliśmy filtr, którego nie znamy: „magia”, „<b>”. Pozostałe działają."


@pytest.mark.parametrize("letter", ["a", "ą", "%00", "x "])
def test_very_long_query_is_cut_and_the_page_says_so(client, letter):
    OrganizationFactory()

    html = page(client, f"q={letter * 10_000}")

    assert len(html.one("#q")["value"]) <= 200
    assert "Szukany tekst był bardzo długi" in html.select(".notice")[-1].text


def test_control_characters_are_ignored(client):
    search.index(OrganizationFactory(name="Bank Żywności"))

    html = page(client, "q=bank%00%07%1b")

    assert names(html) == ["Bank Żywności"]
    assert "znaki sterujące" in html.one(".notice").text


@pytest.mark.parametrize(
    "q", ["'", '"', "\\", "%", "*", "bank &", "<script>alert(1)</script>", "w", "OR AND NOT", "()"]
)
def test_special_characters_are_treated_as_text(client, q):
    OrganizationFactory()

    response = client.get(reverse("organizations:list"), {"q": q})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_empty_result_suggests_next_steps_and_a_correction(client):
    search.index(OrganizationFactory(name="Szachiści"))

    html = page(client, "q=szachisci+xyzw")
    typo = page(client, "q=szachsci")

    assert "wpisz mniej słów" in html.one(".empty").text
    [meant] = [link for link in typo.select(".empty a") if link["href"].startswith("?q=")]
    assert meant.text == "szachiści"


def test_filters_without_common_results_offer_a_way_back(client, town):
    html = page(client, "temat=zdrowie&wolontariat=1")

    assert "Żadna organizacja nie spełnia wszystkich warunków naraz" in html.one(".empty").text


def test_page_links_keep_known_filters_only(client):
    sport = Theme.objects.get(slug="sport")
    OrganizationFactory.create_batch(60, themes=[sport])

    html = page(client, "temat=sport&strona=2&utm_source=list&temat=magia")

    links = {link.text: link["href"] for link in html.select(".pages a")}
    assert links["strona 3"] == "?temat=sport&strona=3"
    assert [link["href"] for link in html.select("link[rel=prev]")] == ["/organizacje/?temat=sport"]
    assert [link["href"] for link in html.select("link[rel=next]")] == ["/organizacje/?temat=sport&strona=3"]
    assert html.one("link[rel=canonical]")["href"].endswith("/organizacje/?temat=sport&strona=2")


@pytest.mark.parametrize(("asked", "shown"), [("99", 2), ("0", 1), ("-1", 1), ("abc", 1), ("9" * 5000, 2)])
def test_missing_page_shows_the_nearest(client, asked, shown):
    OrganizationFactory.create_batch(30)

    html = page(client, f"strona={asked}")

    assert html.one(".pages [aria-current]").text == f"strona {shown}"


def test_equal_filters_have_one_canonical_url(client, town):
    html = page(client, "forma=fundacja&temat=zdrowie&temat=sport&sort=nazwa")

    canonical = html.one("link[rel=canonical]")["href"]
    assert canonical.endswith("/organizacje/?temat=sport&temat=zdrowie&forma=fundacja")


def test_list_map_and_file_links_carry_the_same_filters(client, town):
    html = page(client, "q=fundacja&temat=sport")

    links = [link["href"] for link in html.select(".results-views a")]

    assert links == ["/organizacje/mapa/?q=fundacja&temat=sport", "/organizacje/dane.csv?q=fundacja&temat=sport"]


def test_form_fields_keep_every_choice(client, town):
    html = page(client, "q=fundacja&temat=sport&sort=nowe")

    assert html.sent("filtry") == [("q", "fundacja"), ("temat", "sport"), ("sort", "nowe")]


def test_old_confirmation_has_another_colour(client):
    long_ago = timezone.localdate() - timedelta(days=450)
    OrganizationFactory(name="Dawno", confirmed_on=long_ago)
    OrganizationFactory(name="Wcale", confirmed_on=None)

    cards = page(client).select(".orgcard .confirmed")

    assert [card.text for card in cards] == [
        f"dane niepotwierdzone od {long_ago.year} roku",
        "dane jeszcze niepotwierdzone",
    ]
    assert all(card.matches(".old") for card in cards)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Stowarzyszenie Leszczyński Bank Żywności", "LB"),
        ("Fundacja „Dr Clown”", "DC"),
        ("Stowarzyszenie na rzecz Osób Chorych", "OC"),
        ("Odzew", "OD"),
        ("77 Drużyna", "7D"),
        ("stowarzyszenie", "ST"),
    ],
)
def test_missing_logo_is_replaced_by_two_initials(client, name, letters):
    OrganizationFactory(name=name)

    assert page(client).one(".mono").text == letters
