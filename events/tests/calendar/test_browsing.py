"""Lista wydarzeń: what is to come, found by words and filters; the archive of what was."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from core import search, stamps
from events.calendar import selectors
from events.calendar.actions.venues import venue_changed
from events.choices import Audience, Kind, Precision, Seats, Status
from events.tests.factories import EventFactory, VenueFactory, in_days
from organizations.models import AccessFeature
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory, ThemeFactory
from organizations.tests.pages import read

pytestmark = pytest.mark.django_db
LIST, ARCHIVE = "/wydarzenia/", "/wydarzenia/archiwum/"


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def titles(client, path=LIST):
    """What is on the page, in its order."""
    page = text(client.get(path))
    known = {event.title: page.find(f">{event.title}</a>") for event in selectors.public()}
    return [title for title, place in sorted(known.items(), key=lambda pair: pair[1]) if place >= 0]


def test_the_nearest_stands_first(client):
    for days, title in ((9, "Trzecie"), (2, "Pierwsze"), (5, "Drugie")):
        EventFactory(title=title, starts_at=in_days(days))

    assert titles(client) == ["Pierwsze", "Drugie", "Trzecie"]


def test_a_course_that_goes_on_stands_by_its_next_meeting(client):
    spans = [(in_days(days), in_days(days, hour=19)) for days in (-6, 5)]
    EventFactory(title="Kurs", spans=spans)
    EventFactory(title="Jutro", starts_at=in_days(1))

    assert titles(client) == ["Jutro", "Kurs"]


def test_months_are_headings_of_the_list(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, tzinfo=UTC), tick=False):
        for day in (datetime(2026, 12, 3, 16, tzinfo=UTC), datetime(2026, 12, 9, 16, tzinfo=UTC)):
            EventFactory(starts_at=day)
        EventFactory(starts_at=datetime(2027, 1, 9, 16, tzinfo=UTC))

        page = text(client.get(LIST))

    heads = [part.split("<", 1)[0] for part in page.split('<h2 class="eventcards-head">')[1:]]
    assert heads == ["Grudzień 2026", "Styczeń 2027"]


def test_those_added_last_may_stand_first(client):
    EventFactory(title="Dawno ogłoszone", starts_at=in_days(2), published_at=in_days(-9))
    EventFactory(title="Nowe", starts_at=in_days(9), published_at=in_days(-1))

    assert titles(client, f"{LIST}?sort=nowe") == ["Nowe", "Dawno ogłoszone"]
    assert 'aria-current="true">ostatnio dodane<' in text(client.get(f"{LIST}?sort=nowe"))


def test_the_best_answer_to_words_may_stand_first(client):
    EventFactory(title="Statut", lead="O pisaniu wniosków też.", starts_at=in_days(2))
    EventFactory(title="Pisanie wniosków", starts_at=in_days(9))
    for event in selectors.public():
        search.index(event)
    addresses = [event.get_absolute_url() for event in selectors.public().order_by("starts_at")]

    by_day, by_worth = (text(client.get(f"{LIST}?q=wnioski{sort}")) for sort in ("", "&sort=trafnosc"))

    assert by_day.index(addresses[0]) < by_day.index(addresses[1])
    assert by_worth.index(addresses[0]) > by_worth.index(addresses[1])


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.REJECTED])
def test_what_is_not_published_stands_in_no_list(client, status):
    EventFactory(title="Statut")
    EventFactory(title="Ukryte", status=status)

    assert titles(client) == ["Statut"]


def test_meetings_of_one_organisation_stand_in_no_list(client):
    EventFactory(title="Statut")
    EventFactory(title="Narada", audience=Audience.MEMBERS, members_of=OrganizationFactory())

    assert titles(client) == ["Statut"]


def test_of_a_past_event_no_new_date_is_told(client):
    EventFactory(title="Statut", starts_at=in_days(-5), status=Status.MOVED)

    page = text(client.get(ARCHIVE))

    assert "Statut" in page
    assert "nowy termin" not in page


@pytest.mark.parametrize(("status", "word"), [(Status.CANCELLED, "odwołane"), (Status.MOVED, "nowy termin")])
def test_cancelled_and_moved_events_say_so(client, status, word):
    EventFactory(status=status)

    assert f">{word}<" in text(client.get(LIST))


def test_an_event_leaves_the_list_when_it_is_over(client):
    with time_machine.travel(datetime(2026, 11, 25, 15, 0, tzinfo=UTC), tick=False):
        EventFactory(title="Popołudnie", starts_at=in_days(0, hour=17))
        EventFactory(title="Wieczór", starts_at=in_days(0, hour=20))
        assert titles(client) == ["Popołudnie", "Wieczór"]

    with time_machine.travel(datetime(2026, 11, 25, 18, 30, tzinfo=UTC), tick=False):
        assert titles(client) == ["Wieczór"]
        assert titles(client, ARCHIVE) == ["Popołudnie"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rodzaj=szkolenie", ["Statut"]),
        ("rodzaj=spotkanie", ["Kawa"]),
        ("rodzaj=szkolenie&rodzaj=spotkanie", ["Statut", "Kawa"]),
        ("temat=sport", ["Kawa"]),
        ("organizator=biuro", ["Statut"]),
        ("organizator=ogrod", ["Kawa"]),
        ("wolne=1", ["Statut"]),
        ("kiedy=tydzien", ["Statut"]),
        ("kiedy=tydzien&rodzaj=spotkanie", []),
    ],
)
def test_each_filter_narrows_the_list(client, query, found):
    EventFactory(title="Statut", starts_at=in_days(3), with_sign_up=True)
    coffee = EventFactory(
        title="Kawa", starts_at=in_days(20), kind=Kind.MEETING, organizer=OrganizationFactory(slug="ogrod")
    )
    coffee.themes.add(ThemeFactory(slug="sport", name="Sport"))

    assert titles(client, f"{LIST}?{query}") == found


def test_the_accessibility_of_the_place_is_a_filter(client):
    ramp = AccessFeature.objects.create(name="Podjazd leszczynowy")
    place = VenueFactory()
    place.access_features.add(ramp)
    EventFactory(title="Z podjazdem", venue=place)
    EventFactory(title="Po schodach")

    assert titles(client, f"{LIST}?dostepnosc={ramp.pk}") == ["Z podjazdem"]


@pytest.mark.parametrize("seats", [Seats.WAITING, Seats.FULL])
def test_a_full_event_has_no_free_places(client, seats):
    EventFactory(title="Statut", with_sign_up=True)
    EventFactory(title="Pełne", with_sign_up=True, seats=seats)

    assert titles(client, f"{LIST}?wolne=1") == ["Statut"]


def test_an_event_called_off_has_no_free_places(client):
    EventFactory(title="Statut", with_sign_up=True)
    EventFactory(title="Odwołane", with_sign_up=True, status="cancelled", status_reason="Choroba.")

    assert titles(client, f"{LIST}?wolne=1") == ["Statut"]


def test_places_are_free_until_the_minute_when_signing_up_ends(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, 0, tzinfo=UTC), tick=False):
        EventFactory(
            title="Statut", starts_at=in_days(3), with_sign_up=True, sign_up_closes_at=in_days(0, hour=12, minute=30)
        )
        assert titles(client, f"{LIST}?wolne=1") == ["Statut"]
        assert "zapisy zakończone" not in text(client.get(LIST))

    with time_machine.travel(datetime(2026, 11, 25, 11, 31, tzinfo=UTC), tick=False):
        assert titles(client, f"{LIST}?wolne=1") == []
        assert "zapisy zakończone" in text(client.get(LIST))


def test_a_card_says_from_when_one_may_sign_up(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, 0, tzinfo=UTC), tick=False):
        EventFactory(with_sign_up=True, sign_up_opens_at=in_days(0, hour=12))
        assert "zapisy od 25 listopada" in text(client.get(LIST))

    with time_machine.travel(datetime(2026, 11, 25, 11, 0, tzinfo=UTC), tick=False):
        assert "są wolne miejsca" in text(client.get(LIST))


def test_words_find_events_in_any_form_and_are_marked(client):
    found = EventFactory(title="Pisanie wniosków", lead="Dla początkujących")
    EventFactory(title="Statut", lead="Dla zarządów")
    for event in selectors.public():
        search.index(event)

    page = text(client.get(f"{LIST}?q=wniosek"))

    assert "<mark>wniosków</mark>" in page
    assert reverse("events:detail", args=[found.slug]) in page
    assert "Statut" not in page


def test_an_unknown_filter_is_left_out_politely(client):
    EventFactory(title="Statut")

    page = text(client.get(f"{LIST}?rodzaj=koncert"))

    assert "Pominęliśmy filtr, którego nie znamy: „koncert”" in page
    assert "Statut" in page


def test_an_empty_list_says_what_to_do_next(client):
    assert "Nie ma teraz zapowiedzianych wydarzeń" in text(client.get(LIST))
    assert "Nie znaleźliśmy takiego wydarzenia" in text(client.get(f"{LIST}?rodzaj=szkolenie"))


def test_a_changed_name_of_the_organiser_is_seen_at_once(client, dorota):
    garden = OrganizationFactory(name="Ogród")
    EventFactory(organizer=garden)
    assert "· Ogród" in text(client.get(LIST))

    entries.update(organization=garden, by=dorota, name="Sad")

    assert "· Sad" in text(client.get(LIST))


def test_a_changed_name_of_the_place_is_seen_at_once(client, dorota):
    place = VenueFactory(name="Ratusz")
    EventFactory(venue=place)
    assert "· Ratusz" in text(client.get(LIST))

    place.name = "Biblioteka"
    place.save()
    venue_changed(venue=place, fields=["name"], is_new=False, by=dorota)

    assert "· Biblioteka" in text(client.get(LIST))


def test_the_nearest_for_the_front_page_take_place():
    EventFactory(title="Odwołane", starts_at=in_days(1), status=Status.CANCELLED)
    for days, title in ((9, "Trzecie"), (2, "Pierwsze"), (5, "Drugie")):
        EventFactory(title=title, starts_at=in_days(days))

    shown = selectors.nearest(stamps.read(), 2)

    assert shown.count("<article") == 2
    assert shown.index("Pierwsze") < shown.index("Drugie")
    assert "Odwołane" not in shown


def test_the_archive_shows_the_latest_first_and_each_year_apart(client):
    EventFactory(title="Kiedyś", starts_at=datetime(2016, 9, 17, 10, tzinfo=UTC))
    EventFactory(title="Dawno", starts_at=datetime(2015, 9, 17, 10, tzinfo=UTC))
    EventFactory(title="Jutro", starts_at=in_days(1))

    assert titles(client, ARCHIVE) == ["Kiedyś", "Dawno"]
    assert titles(client, f"{ARCHIVE}2015/") == ["Dawno"]


@pytest.mark.parametrize(
    ("precision", "words"),
    [(Precision.DAY, "Czwartek, 17 września 2015"), (Precision.MONTH, "Wrzesień 2015"), (Precision.YEAR, "2015 rok")],
)
def test_of_the_past_only_what_is_known_is_told(client, precision, words):
    EventFactory(starts_at=datetime(2015, 9, 17, 10, tzinfo=UTC), precision=precision)

    page = text(client.get(ARCHIVE))

    assert f">{words} ·" in page
    assert "12.00" not in page


@pytest.mark.parametrize("year", [1999, 2100])
def test_years_out_of_reason_are_no_pages(client, year):
    assert client.get(f"{ARCHIVE}{year}/").status_code == 404


def test_a_page_that_is_not_there_is_the_nearest_one(client):
    EventFactory(title="Statut")

    page = text(client.get(f"{LIST}?strona=9"))

    assert "Takiej strony listy nie ma" in page
    assert "Statut" in page


def test_the_profile_of_an_organisation_shows_its_events(client):
    garden = OrganizationFactory(slug="ogrod")
    EventFactory(title="Sadzenie drzew", organizer=garden)
    EventFactory(title="Cudze spotkanie")

    page = text(client.get("/organizacje/ogrod/"))

    assert "Zaprasza na wydarzenia" in page
    assert "Sadzenie drzew" in page
    assert "Cudze spotkanie" not in page


def test_the_profile_shows_the_last_events_where_nothing_is_planned(client):
    garden = OrganizationFactory(slug="ogrod")
    EventFactory(title="Sadzenie drzew", organizer=garden, starts_at=in_days(-5))

    assert "Ostatnie wydarzenia" in text(client.get("/organizacje/ogrod/"))


def test_the_profile_says_nothing_of_events_where_there_are_none(client):
    OrganizationFactory(slug="ogrod")

    assert "ydarzenia-organizacji" not in text(client.get("/organizacje/ogrod/"))


@pytest.mark.parametrize("path", [LIST, ARCHIVE])
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_met_before_costs_one_query(client, path, count, django_assert_num_queries):
    for number in range(count):
        EventFactory(starts_at=in_days(number + 1 if path == LIST else -number - 1))
    client.get(path)

    with django_assert_num_queries(1):  # the stamps
        client.get(path)


@pytest.mark.parametrize("count", [1, 3])
def test_a_fresh_list_costs_the_same_for_one_event_and_for_many(client, count, django_assert_num_queries):
    for _ in range(count):
        EventFactory(organizer=OrganizationFactory(), themes=[ThemeFactory()])

    with django_assert_num_queries(10):  # stamps, six of the index, events with dates and themes
        client.get(LIST)


def test_ways_lead_to_the_editions_and_back_and_to_what_organisations_do_here(client):
    page, editions = read(client.get(reverse("events:list"))), read(client.get(reverse("events:series_list")))

    assert page.one(f"nav.ways a[href={reverse('events:series_list')}]").text == "Festyny i cykle"
    assert editions.one("nav.ways a[aria-current]").text == "Festyny i cykle"
    assert editions.one(f"nav.ways a[href={reverse('events:list')}]").text == "Lista"
    ways = [link["href"] for link in page.select("section.for-organizations a")]
    assert ways == [reverse("account"), reverse("events:survey_now")]
