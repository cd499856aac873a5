"""Strona wydarzenia: shows all public details; attendees' details stay hidden."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from core.tests.pages import read
from events.calendar.actions import states
from events.tests.factories import EventFactory, SeriesFactory, VenueFactory, in_days
from events.tests.feeds import at
from organizations.models import AccessFeature, Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def opened(client, event):
    return read(client.get(event.get_absolute_url()))


@pytest.fixture
def full():
    """An event with every field filled except the picture."""
    venue = VenueFactory(
        name="Ratusz",
        street="Rynek 1",
        latitude="51.841900",
        longitude="16.574900",
        access_notes="Wejście od dziedzińca.",
    )
    venue.access_features.set(AccessFeature.objects.filter(name="Winda"))
    series = SeriesFactory(title="Święto Leszczyny")
    return EventFactory(
        title="Pierwszy wniosek",
        starts_at=at(2030, 5, 9, 17),
        venue=venue,
        room="sala 12",
        lead="Od pomysłu do budżetu.",
        body="<p>Opis <strong>mocny</strong></p>",
        programme="<ul><li>17.00 początek</li></ul>",
        trainers="Trenerka z Fundacji A\nKsięgowa z Klubu B",
        organizer=OrganizationFactory(name="Fundacja A"),
        audience="organizations",
        price="20 zł od osoby",
        series=series,
        zone=series.zones.create(name="Strefa wiedzy"),
        themes=[Theme.objects.get(slug="sport")],
        has_certificates=True,
        certificate_hours=4,
    )


@pytest.mark.parametrize(
    "fact",
    [
        "Pierwszy wniosek", "Szkolenie", "Od pomysłu do budżetu.", "czwartek, 9 maja 2030", "17.00–19.00", "Ratusz",
        "sala 12", "Rynek 1, 64-100 Leszno", "Winda", "Wejście od dziedzińca.", "Fundacja A",
        "Dla organizacji pozarządowych", "20 zł od osoby", "Opis mocny", "17.00 początek", "Trenerka z Fundacji A",
        "Księgowa z Klubu B", "Święto Leszczyny", "Strefa wiedzy", "Sport i turystyka",
        "Dostaną je osoby obecne (4 godziny)",
    ],
)  # fmt: skip
def test_page_shows_all_public_details(client, full, fact):
    assert fact in opened(client, full).text


def test_page_links_to_the_organiser_series_theme_and_calendar_file(client, full):
    links = {link["href"] for link in opened(client, full).select("article a")}

    assert {
        full.organizer.get_absolute_url(),
        full.series.get_absolute_url(),
        f"{reverse('events:list')}?temat=sport",
        reverse("events:event_ics", args=[full.slug]),
        "https://www.openstreetmap.org/?mlat=51.841900&mlon=16.574900#map=17/51.841900/16.574900",
    } <= links


def test_event_without_details_has_no_empty_headings(client):
    html = opened(client, EventFactory(lead="", venue=None))

    assert [heading.text for heading in html.select("main h2")] == [
        "Kiedy",
        "Gdzie",
        "Dla kogo i za ile",
        "Podaj dalej",
    ]
    assert "Miejsce podamy wkrótce." in html.text
    assert "Udział bezpłatny" in html.text


def test_office_is_the_default_organiser(client):
    assert "Biuro Pełnomocnika" in opened(client, EventFactory()).one(".event-facts").text
    assert "Klub spoza bazy" in opened(client, EventFactory(organizer_text="Klub spoza bazy")).one(".event-facts").text


def test_hidden_organiser_is_named_without_a_link(client):
    hidden = OrganizationFactory(name="Fundacja A", status="suspended")

    facts = opened(client, EventFactory(organizer=hidden)).one(".event-facts")

    assert "Fundacja A" in facts.text
    assert facts.select("a") == []


def test_online_address_is_for_attendees_only(client):
    event = EventFactory(venue=None, online_url="https://spotkania.example.org/tajne", with_sign_up=True)

    response = client.get(event.get_absolute_url())

    assert "Spotkanie w internecie. Adres dostaną osoby zapisane." in read(response).one(".event-online").text
    assert b"tajne" not in response.content


def test_each_of_several_dates_is_shown_with_its_note(client):
    spans = [(at(2030, 5, day), at(2030, 5, day, 20)) for day in (9, 16, 23)]
    event = EventFactory(spans=spans)
    event.dates.filter(starts_at=spans[1][0]).update(note="Budżet")

    html = opened(client, event)

    assert [date.text for date in html.select(".event-dates li")] == [
        "czwartek, 9 maja 203017.00–20.00",
        "czwartek, 16 maja 203017.00–20.00Budżet",
        "czwartek, 23 maja 203017.00–20.00",
    ]


@pytest.mark.parametrize(
    ("precision", "told"),
    [("day", "9–10 maja 2020"), ("month", "maj 2020"), ("year", "2020 rok")],
)
def test_time_is_shown_with_its_known_precision(client, precision, told):
    event = EventFactory(precision=precision, spans=[(at(2020, 5, 9, 0), at(2020, 5, 10, 23))])

    html = opened(client, event)

    assert html.one(".event-date").text == told
    assert len(html.select(".event-head .leafdate")) == (1 if precision == "day" else 0)


def test_overnight_event_shows_its_evening_and_multi_day_event_shows_both_ends(client):
    night = EventFactory(spans=[(at(2030, 5, 9, 20), at(2030, 5, 10, 2))])
    camp = EventFactory(spans=[(at(2030, 5, 9, 20), at(2030, 5, 12, 14))])

    assert opened(client, night).one(".event-date").text == "czwartek, 9 maja 203020.00–02.00"
    assert (
        opened(client, camp).one(".event-date").text
        == "od czwartku 9 maja 2030, 20.00 do niedzieli 12 maja 2030, 14.00"
    )


def test_cancelled_event_stays_readable_with_the_reason_and_without_sign_up(client, dorota):
    event = EventFactory(with_sign_up=True)
    before = opened(client, event).select(".sign-up-go")

    states.cancel_event(event=event, reason="Choroba trenerki.", by=dorota)

    html = opened(client, event)
    assert len(before) == 1
    assert "To wydarzenie jest odwołane Choroba trenerki." in html.one(".notice-danger").text
    assert html.select(".sign-up-go") == []


def test_moved_event_shows_the_reason_and_the_new_date(client, dorota):
    event = EventFactory()

    span = (at(2030, 5, 9), at(2030, 5, 9, 19), "")
    states.move(event=event, dates=[span], reason="Remont sali.", by=dorota)

    html = opened(client, event)
    assert "Remont sali." in html.one(".notice-warning").text
    assert html.one(".event-date b").text == "czwartek, 9 maja 2030"


def test_past_moved_event_shows_no_new_date(client):
    event = EventFactory(status="moved", status_reason="Remont sali.", starts_at=in_days(-2))

    notice = opened(client, event).one(".notice")

    assert "To wydarzenie już się odbyło" in notice.text


def test_past_event_is_marked_and_links_to_the_next_edition(client):
    past = EventFactory(starts_at=in_days(-30), has_sign_up=False)
    alone = EventFactory(starts_at=in_days(-30))
    coming = EventFactory(title="Następna edycja", former=past)

    notice = opened(client, past).one(".notice")

    assert "To wydarzenie już się odbyło" in notice.text
    assert notice.one("a")["href"] == coming.get_absolute_url()
    assert opened(client, alone).one(".notice a")["href"] == reverse("events:list")


def test_event_is_over_at_the_minute_it_ends(client):
    event = EventFactory(spans=[(at(2030, 5, 9, 17), at(2030, 5, 9, 19))])

    with time_machine.travel(at(2030, 5, 9, 18, 59), tick=False):
        before = opened(client, event).select(".notice")
    with time_machine.travel(at(2030, 5, 9, 19, 1), tick=False):
        after = opened(client, event).select(".notice")

    assert (len(before), len(after)) == (0, 1)


def test_editions_link_to_each_other(client):
    first = EventFactory(title="Edycja pierwsza", starts_at=in_days(-300))
    second = EventFactory(title="Edycja druga", former=first)

    assert opened(client, second).one(".event-editions a").text == "Edycja pierwsza"
    assert opened(client, first).one(".event-editions a").text == "Edycja druga"


def test_unpublished_former_edition_is_not_shown(client):
    hidden = EventFactory(title="Szkic", status="draft")

    assert "Szkic" not in opened(client, EventFactory(former=hidden)).text


def test_other_dates_of_a_repeated_event_are_listed(client):
    again = uuid.uuid4()
    event = EventFactory(recurrence=again, starts_at=at(2030, 5, 9))
    EventFactory(recurrence=again, starts_at=at(2030, 5, 16))
    EventFactory(recurrence=again, starts_at=at(2030, 5, 23), status="cancelled")
    EventFactory(recurrence=again, starts_at=at(2030, 5, 30), status="draft")
    EventFactory(recurrence=again, starts_at=in_days(-7))

    told = [line.text for line in opened(client, event).select(".event-siblings li")]

    assert told == [
        "czwartek, 16 maja 2030, 17.00–19.00",
        "czwartek, 23 maja 2030, 17.00–19.00 odwołane",
    ]


def test_scripts_in_text_are_removed(client):
    event = EventFactory(
        title="</script><script>alert(1)</script>",
        body="<p>Dobry</p><script>alert(2)</script><a href='javascript:alert(3)' onclick='alert(4)'>x</a>",
        lead="<img src=x onerror=alert(5)>",
        trainers="<script>alert(6)</script>",
    )

    text = client.get(event.get_absolute_url()).content.decode()

    assert "Dobry" in text
    for bad in ("<script>alert", "javascript:", "onclick", "<img src=x"):
        assert bad not in text


def test_share_links_are_plain_and_load_nothing_external(client, full):
    html = opened(client, full)

    assert [link["href"].split("?")[0] for link in html.select(".share a")] == [
        "mailto:",
        "https://www.facebook.com/sharer/sharer.php",
        "https://x.com/intent/post",
    ]
    assert html.one("[data-copy]")["data-copy"] == f"https://testserver{full.get_absolute_url()}"
    sources = [node["src"] for node in html.inside() if "src" in node]
    assert sources
    assert all(source.startswith("/") for source in sources)


def test_map_server_is_allowed_only_on_pages_with_a_map(client, full):
    plain = EventFactory()

    assert "tile.openstreetmap.org" in opened(client, full).headers["Content-Security-Policy"]
    assert "tile.openstreetmap.org" not in opened(client, plain).headers["Content-Security-Policy"]
