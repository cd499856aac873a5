"""Zgłoś barierę: a report may be anonymous, a demand needs a name; both have a deadline."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from contact import clock
from contact.forms.barrier import NEEDED, NEEDS_NAME, NEEDS_WAY
from contact.models import Rules, Thread
from contact.tests.threads import barrier, demand, letters, report, said
from core.tests.pages import read

pytestmark = pytest.mark.django_db
ADDRESS = "/zglos-bariere/"
DEMAND = {"wish": "demand", "contact_way": "mail", "name": "Mieszkaniec", "email": "mieszkaniec@example.org"}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def _on_the_27th():
    with time_machine.travel(datetime(2026, 11, 27, 10, tzinfo=UTC)):
        yield


@pytest.mark.parametrize("address", [ADDRESS, "/kontakt/"])
def test_office_box_shows_the_phone(client, settings, address):
    assert "Telefon" not in read(client.get(address)).one(".contact-facts").text

    settings.OFFICE_PHONE = "65 529 81 23"

    box = read(client.get(address)).one(".contact-facts")
    assert "Telefon 65 529 81 23" in box.text
    assert box.select("[href=tel:655298123]")


def test_report_needs_no_name_and_no_address(client):
    response = report(client)

    thread = Thread.objects.get()
    assert (thread.kind, thread.name, thread.email, thread.topic) == ("barrier", "", "", None)
    assert (thread.barrier.page, thread.barrier.contact_way) == ("/wydarzenia/", "none")
    assert said(thread) == [("person", "Nie widzę przycisku.")]
    page = read(client.get(response["Location"]))
    assert page.one("h1").text == "Dziękujemy za zgłoszenie"
    assert page.one(".contact-number").text == thread.number


@pytest.mark.usefixtures("_on_the_27th")
def test_answer_is_due_seven_days_after_receipt(client):
    response = report(client)

    assert Thread.objects.get().due_on == date(2026, 12, 4)
    assert "najpóźniej 4 grudnia 2026" in read(client.get(response["Location"])).one("main").text


def test_day_of_receipt_is_in_local_time(client):
    with time_machine.travel(datetime(2026, 11, 27, 23, 30, tzinfo=UTC)):
        assert barrier().due_on == date(2026, 12, 5)


@pytest.mark.usefixtures("_on_the_27th")
def test_rules_set_the_number_of_days(client):
    Rules.objects.update(barrier_days=10)

    assert barrier().due_on == date(2026, 12, 7)
    assert "w ciągu 10 dni" in read(client.get(ADDRESS)).one("main").text


@pytest.mark.usefixtures("_on_the_27th")
def test_demand_is_confirmed_by_a_letter_with_its_deadline(client):
    report(client, **DEMAND)

    thread = Thread.objects.get()
    [letter] = letters("received")
    assert (thread.kind, thread.name) == ("demand", "Mieszkaniec")
    assert letter.subject == f"[{thread.number}] Mamy Twoją wiadomość: żądanie dostępności"
    assert "najpóźniej 4 grudnia 2026" in letter.text


def test_office_letter_about_a_demand_has_its_deadline():
    thread = demand()

    [letter] = letters("arrived")
    assert letter.subject == f"[{thread.number}] Nowe zgłoszenie: żądanie dostępności"
    assert "najpóźniej" in letter.text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (DEMAND | {"name": ""}, "name", NEEDS_NAME),
        (DEMAND | {"contact_way": "none"}, "contact_way", NEEDS_WAY),
        (DEMAND | {"email": ""}, "email", NEEDED["mail"][1]),
        ({"contact_way": "phone"}, "phone", NEEDED["phone"][1]),
        ({"contact_way": "paper"}, "postal_address", NEEDED["paper"][1]),
        ({"page": ""}, "page", "To pole jest wymagane"),
    ],
)
def test_errors_are_shown_beside_their_fields_and_typed_text_is_kept(client, typed, field, sentence):
    page = read(report(client, **typed))

    assert sentence in page.one(f"#div_id_{field}").text
    assert page.one("#id_text").raw.strip() == "Nie widzę przycisku."
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    ("way", "more"), [("phone", {"phone": "655298123"}), ("paper", {"postal_address": "ul. Leszczynowa 1"})]
)
def test_person_may_choose_another_way_of_contact(client, way, more):
    report(client, contact_way=way, **more)

    assert Thread.objects.get().barrier.contact_way == way
    assert letters("received") == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("/wydarzenia/", "/wydarzenia/"),
        ("/wydarzenia/?rodzaj=szkolenie", "/wydarzenia/?rodzaj=szkolenie"),
        ("{site}/organizacje/mapa/", "/organizacje/mapa/"),
        ("//zle.example.org/", None),
        ("https://zle.example.org/kontakt/", None),
        ("/admin\n/", None),
        ("javascript:alert(1)", None),
        ("/nie/ma/takiej/strony/", "/nie/ma/takiej/strony/"),
        ("", None),
    ],
)
def test_only_an_address_of_the_portal_is_filled_in(client, settings, given, shown):
    page = read(client.get(ADDRESS, {"strona": given.format(site=settings.SITE_URL)}))

    assert page.one("#id_page").attrs.get("value") == shown


def test_empty_report_shows_its_errors(client):
    page = read(client.post(ADDRESS, {}))

    assert {"div_id_page", "div_id_text"} <= {node["id"] for node in page.select(".is-wrong")}


def test_accessibility_declaration_links_to_the_form(client):
    links = [link["href"] for link in read(client.get(reverse("accessibility"))).select("main a")]

    assert ADDRESS in links


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (3, "został 1 dzień"),
        (5, "zostały 3 dni"),
        (7, "zostało 5 dni"),
        (2, "dziś mija termin"),
        (1, "1 dzień po terminie"),
    ],
)
def test_days_left_are_in_words(day, words):
    assert clock.left(date(2026, 12, day), date(2026, 12, 2)) == words


@pytest.mark.parametrize(
    ("received", "months", "last"),
    [((2026, 11, 27), 2, (2027, 1, 27)), ((2026, 12, 31), 2, (2027, 2, 28)), ((2026, 1, 31), 1, (2026, 2, 28))],
)
def test_last_month_day_is_in_the_calendar(received, months, last):
    assert clock.latest(datetime(*received, 10, tzinfo=UTC), months) == date(*last)
