"""Lista wydarzeń: search and filters over upcoming events; the archive of past events."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from core import search
from core.lists import list_versions
from core.tests.pages import read
from events.calendar import selectors
from events.calendar.actions.venues import venue_changed
from events.choices import Audience, Kind, Precision, Seats, Status
from events.tests.factories import EventFactory, VenueFactory, in_days
from organizations.models import AccessFeature
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
LIST, ARCHIVE = "/wydarzenia/", "/wydarzenia/archiwum/"


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def titles(client, path=LIST):
    """Titles in page order."""
    page = text(client.get(path))
    known = {event.title: page.find(f">{event.title}</a>") for event in selectors.public()}
    return [title for title, place in sorted(known.items(), key=lambda pair: pair[1]) if place >= 0]


def test_nearest_event_comes_first(client):
    for days, title in ((9, "Trzecie"), (2, "Pierwsze"), (5, "Drugie")):
        EventFactory(title=title, starts_at=in_days(days))

    assert titles(client) == ["Pierwsze", "Drugie", "Trzecie"]


def test_event_with_several_dates_is_sorted_by_its_next_date(client):
    spans = [(in_days(days), in_days(days, hour=19)) for days in (-6, 5)]
    EventFactory(title="Kurs", spans=spans)
    EventFactory(title="Jutro", starts_at=in_days(1))

    assert titles(client) == ["Jutro", "Kurs"]


def test_list_is_divided_by_month(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, tzinfo=UTC), tick=False):
        for day in (datetime(2026, 12, 3, 16, tzinfo=UTC), datetime(2026, 12, 9, 16, tzinfo=UTC)):
            EventFactory(starts_at=day)
        EventFactory(starts_at=datetime(2027, 1, 9, 16, tzinfo=UTC))

        page = text(client.get(LIST))

    heads = [part.split("<", 1)[0] for part in page.split('<h2 class="eventcards-head">')[1:]]
    assert heads == ["Grudzień 2026", "Styczeń 2027"]


def test_list_can_be_sorted_by_publication(client):
    EventFactory(title="Dawno ogłoszone", starts_at=in_days(2), published_at=in_days(-9))
    EventFactory(title="Nowe", starts_at=in_days(9), published_at=in_days(-1))

    assert titles(client, f"{LIST}?sort=nowe") == ["Nowe", "Dawno ogłoszone"]
    assert 'aria-current="true">ostatnio dodane<' in text(client.get(f"{LIST}?sort=nowe"))


def test_list_can_be_sorted_by_relevance(client):
    EventFactory(title="Statut", lead="O pisaniu wniosków też.", starts_at=in_days(2))
    EventFactory(title="Pisanie wniosków", starts_at=in_days(9))
    for event in selectors.public():
        search.index(event)
    addresses = [event.get_absolute_url() for event in selectors.public().order_by("starts_at")]

    by_day, by_worth = (text(client.get(f"{LIST}?q=wnioski{sort}")) for sort in ("", "&sort=trafnosc"))

    assert by_day.index(addresses[0]) < by_day.index(addresses[1])
    assert by_worth.index(addresses[0]) > by_worth.index(addresses[1])


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.REJECTED])
def test_unpublished_events_are_not_listed(client, status):
    EventFactory(title="Statut")
    EventFactory(title="Ukryte", status=status)

    assert titles(client) == ["Statut"]


def test_members_meetings_are_not_listed(client):
    EventFactory(title="Statut")
    EventFactory(title="Narada", audience=Audience.MEMBERS, members_of=OrganizationFactory())

    assert titles(client) == ["Statut"]


def test_past_event_shows_no_new_date(client):
    EventFactory(title="Statut", starts_at=in_days(-5), status=Status.MOVED)

    page = text(client.get(ARCHIVE))

    assert "Statut" in page
    assert "nowy termin" not in page


@pytest.mark.parametrize(("status", "word"), [(Status.CANCELLED, "odwołane"), (Status.MOVED, "nowy termin")])
def test_cancelled_and_moved_events_are_marked(client, status, word):
    EventFactory(status=status)

    assert f">{word}<" in text(client.get(LIST))


def test_event_leaves_the_list_when_it_ends(client):
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


def test_place_accessibility_is_a_filter(client):
    ramp = AccessFeature.objects.create(name="Podjazd leszczynowy")
    place = VenueFactory()
    place.access_features.add(ramp)
    EventFactory(title="Z podjazdem", venue=place)
    EventFactory(title="Po schodach")

    assert titles(client, f"{LIST}?dostepnosc={ramp.pk}") == ["Z podjazdem"]


@pytest.mark.parametrize("seats", [Seats.WAITING, Seats.FULL])
def test_full_event_has_no_free_places(client, seats):
    EventFactory(title="Statut", with_sign_up=True)
    EventFactory(title="Pełne", with_sign_up=True, seats=seats)

    assert titles(client, f"{LIST}?wolne=1") == ["Statut"]


def test_cancelled_event_has_no_free_places(client):
    EventFactory(title="Statut", with_sign_up=True)
    EventFactory(title="Odwołane", with_sign_up=True, status="cancelled", status_reason="Choroba.")

    assert titles(client, f"{LIST}?wolne=1") == ["Statut"]


def test_places_are_free_until_sign_up_closes(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, 0, tzinfo=UTC), tick=False):
        EventFactory(
            title="Statut", starts_at=in_days(3), with_sign_up=True, sign_up_closes_at=in_days(0, hour=12, minute=30)
        )
        assert titles(client, f"{LIST}?wolne=1") == ["Statut"]
        assert "zapisy zakończone" not in text(client.get(LIST))

    with time_machine.travel(datetime(2026, 11, 25, 11, 31, tzinfo=UTC), tick=False):
        assert titles(client, f"{LIST}?wolne=1") == []
        assert "zapisy zakończone" in text(client.get(LIST))


def test_card_shows_when_sign_up_opens(client):
    with time_machine.travel(datetime(2026, 11, 25, 10, 0, tzinfo=UTC), tick=False):
        EventFactory(with_sign_up=True, sign_up_opens_at=in_days(0, hour=12))
        assert "zapisy od 25 listopada" in text(client.get(LIST))

    with time_machine.travel(datetime(2026, 11, 25, 11, 0, tzinfo=UTC), tick=False):
        assert "są wolne miejsca" in text(client.get(LIST))


def test_search_finds_inflected_words_and_marks_them(client):
    found = EventFactory(title="Pisanie wniosków", lead="Dla początkujących")
    EventFactory(title="Statut", lead="Dla zarządów")
    for event in selectors.public():
        search.index(event)

    page = text(client.get(f"{LIST}?q=wniosek"))

    assert "<mark>wniosków</mark>" in page
    assert reverse("events:detail", args=[found.slug]) in page
    assert "Statut" not in page


def test_unknown_filter_is_ignored(client):
    EventFactory(title="Statut")

    page = text(client.get(f"{LIST}?rodzaj=koncert"))

    assert "Pominęliśmy filtr, którego nie znamy: „koncert”" in page
    assert "Statut" in page


def test_empty_list_suggests_the_next_step(client):
    assert "Nie ma teraz zapowiedzianych wydarzeń" in text(client.get(LIST))
    assert "Nie znaleźliśmy takiego wydarzenia" in text(client.get(f"{LIST}?rodzaj=szkolenie"))


def test_renamed_organiser_appears_at_once(client, dorota):
    garden = OrganizationFactory(name="Ogród")
    EventFactory(organizer=garden)
    assert "· Ogród" in text(client.get(LIST))

    entries.update(organization=garden, by=dorota, name="Sad")

    assert "· Sad" in text(client.get(LIST))


def test_renamed_place_appears_at_once(client, dorota):
    place = VenueFactory(name="Ratusz")
    EventFactory(venue=place)
    assert "· Ratusz" in text(client.get(LIST))

    place.name = "Biblioteka"
    place.save()
    venue_changed(venue=place, fields=["name"], is_new=False, by=dorota)

    assert "· Biblioteka" in text(client.get(LIST))


def test_front_page_lists_only_events_that_take_place():
    EventFactory(title="Odwołane", starts_at=in_days(1), status=Status.CANCELLED)
    for days, title in ((9, "Trzecie"), (2, "Pierwsze"), (5, "Drugie")):
        EventFactory(title=title, starts_at=in_days(days))

    shown = selectors.nearest(list_versions.read(), 2)

    assert shown.count("<article") == 2
    assert shown.index("Pierwsze") < shown.index("Drugie")
    assert "Odwołane" not in shown


def test_archive_shows_latest_first_and_can_be_limited_to_a_year(client):
    EventFactory(title="Kiedyś", starts_at=datetime(2016, 9, 17, 10, tzinfo=UTC))
    EventFactory(title="Dawno", starts_at=datetime(2015, 9, 17, 10, tzinfo=UTC))
    EventFactory(title="Jutro", starts_at=in_days(1))

    assert titles(client, ARCHIVE) == ["Kiedyś", "Dawno"]
    assert titles(client, f"{ARCHIVE}2015/") == ["Dawno"]


@pytest.mark.parametrize(
    ("precision", "words"),
    [(Precision.DAY, "Czwartek, 17 września 2015"), (Precision.MONTH, "Wrzesień 2015"), (Precision.YEAR, "2015 rok")],
)
def test_imprecise_past_date_shows_only_its_known_part(client, precision, words):
    EventFactory(starts_at=datetime(2015, 9, 17, 10, tzinfo=UTC), precision=precision)

    page = text(client.get(ARCHIVE))

    assert f">{words} ·" in page
    assert "12.00" not in page


@pytest.mark.parametrize("year", [1999, 2100])
def test_unreasonable_years_return_404(client, year):
    assert client.get(f"{ARCHIVE}{year}/").status_code == 404


def test_page_number_out_of_range_shows_the_nearest_page(client):
    EventFactory(title="Statut")

    page = text(client.get(f"{LIST}?strona=9"))

    assert "Takiej strony listy nie ma" in page
    assert "Statut" in page


def test_organisation_profile_shows_its_events(client):
    garden = OrganizationFactory(slug="ogrod")
    EventFactory(title="Sadzenie drzew", organizer=garden)
    EventFactory(title="Cudze spotkanie")

    page = text(client.get("/organizacje/ogrod/"))

    assert "Zaprasza na wydarzenia" in page
    assert "Sadzenie drzew" in page
    assert "Cudze spotkanie" not in page


def test_profile_shows_past_events_when_none_are_planned(client):
    garden = OrganizationFactory(slug="ogrod")
    EventFactory(title="Sadzenie drzew", organizer=garden, starts_at=in_days(-5))

    assert "Ostatnie wydarzenia" in text(client.get("/organizacje/ogrod/"))


def test_profile_without_events_has_no_event_section(client):
    OrganizationFactory(slug="ogrod")

    assert "ydarzenia-organizacji" not in text(client.get("/organizacje/ogrod/"))


@pytest.mark.parametrize("path", [LIST, ARCHIVE])
@pytest.mark.parametrize("count", [1, 3])
def test_cached_list_costs_one_query(client, path, count, django_assert_num_queries):
    for number in range(count):
        EventFactory(starts_at=in_days(number + 1 if path == LIST else -number - 1))
    client.get(path)

    with django_assert_num_queries(1):  # the versions
        client.get(path)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_uncached_list_does_not_grow_with_events(client, count, django_assert_num_queries):
    for _ in range(count):
        EventFactory(organizer=OrganizationFactory(), themes=[ThemeFactory()])

    with django_assert_num_queries(10):  # versions, six of the index, events with dates and themes
        client.get(LIST)


def test_list_and_editions_link_to_each_other_and_list_links_to_organisation_pages(client):
    page, editions = read(client.get(reverse("events:list"))), read(client.get(reverse("events:series_list")))

    assert page.one(f"nav.ways a[href={reverse('events:series_list')}]").text == "Festyny i cykle"
    assert editions.one("nav.ways a[aria-current]").text == "Festyny i cykle"
    assert editions.one(f"nav.ways a[href={reverse('events:list')}]").text == "Lista"
    ways = [link["href"] for link in page.select("section.for-organizations a")]
    assert ways == [reverse("account"), reverse("events:survey_now")]
