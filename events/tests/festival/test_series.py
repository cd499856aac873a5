"""Strona edycji: programme by day and zone, stands, the stand form; the list of editions."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.lists import list_versions
from core.tests.pages import read
from events.festival import actions
from events.festival import actions as series_actions
from events.tests.factories import EventFactory, SeriesFactory, VenueFactory
from events.tests.series import opened, programme
from events.tests.stands import open_series, stand, zone
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")


def at(day, hour, minute=0):
    return datetime(2027, 9, day, hour, minute, tzinfo=WARSAW)


@pytest.fixture
def series():
    return SeriesFactory(
        title="Święto Leszczyny", starts_on="2027-09-18", ends_on="2027-09-19", lead="Dwa dni w parku."
    )


def event(series, title, day=18, hour=10, **values):
    return EventFactory(series=series, title=title, starts_at=at(day, hour), **values)


def test_page_shows_title_days_and_summary(client, series):
    html = opened(client, series)

    assert html.one("h1").text == "Święto Leszczyny"
    assert html.one(".series-when").text == "18–19 września 2027"
    assert html.one(".series-lead").text == "Dwa dni w parku."
    assert "Program ogłosimy wkrótce." in html.text


def test_events_are_sorted_by_day_zone_and_time(client, series):
    health, sport = zone(series, "Strefa zdrowia", 1), zone(series, "Strefa sportu", 2)
    event(series, "Bieg", hour=9, zone=sport)
    event(series, "Badania", hour=12, zone=health)
    event(series, "Joga", hour=11, zone=health)
    event(series, "Otwarcie", hour=13)
    event(series, "Finał", day=19)

    assert programme(opened(client, series)) == [
        ("Sobota, 18 września", "Program ogólny", "Otwarcie"),
        ("Sobota, 18 września", "Strefa zdrowia", "Joga"),
        ("Sobota, 18 września", "Strefa zdrowia", "Badania"),
        ("Sobota, 18 września", "Strefa sportu", "Bieg"),
        ("Niedziela, 19 września", "", "Finał"),
    ]


def test_page_has_a_link_to_each_day(client, series):
    event(series, "Otwarcie")
    event(series, "Finał", day=19)

    html = opened(client, series)

    links = [link["href"] for link in html.select(".jump a")]
    assert links == ["#dzien-2027-09-18", "#dzien-2027-09-19"]
    assert [html.one(link).name for link in links] == ["h3", "h3"]


def test_event_with_several_dates_is_listed_on_each(client, series):
    spans = [(at(18, 10), at(18, 12)), (at(19, 14), at(19, 16))]
    EventFactory(series=series, title="Warsztaty", starts_at=at(18, 10), spans=spans)

    html = opened(client, series)

    assert [(day, title) for day, _, title in programme(html)] == [
        ("Sobota, 18 września", "Warsztaty"),
        ("Niedziela, 19 września", "Warsztaty"),
    ]
    assert [time.text for time in html.select(".meeting-time")] == ["10.00–12.00", "14.00–16.00"]


def test_overnight_event_shows_its_hours_and_multi_day_event_shows_its_last_day(client, series):
    event(series, "Noc leszczyny", hour=20, spans=[(at(18, 20), at(19, 1))])
    event(series, "Wystawa", hour=9, spans=[(at(18, 9), at(19, 18))])

    times = [time.text for time in opened(client, series).select(".meeting-time")]

    assert times == ["09.00 do 19 września", "20.00–01.00"]


def test_cancelled_event_stays_and_is_marked(client, series):
    event(series, "Piknik", status="cancelled")

    assert opened(client, series).one(".meeting .tag").text == "odwołane"


def test_free_places_are_shown_until_the_event_ends(client, series):
    event(series, "Warsztaty", with_sign_up=True, seats="few")

    with time_machine.travel(at(1, 12)):
        assert opened(client, series).one(".meeting .tag").text == "zostały ostatnie miejsca"
    with time_machine.travel(at(25, 12)):
        assert opened(client, series).select(".meeting .tag") == []


def test_drafts_and_members_meetings_are_not_shown(client, series):
    event(series, "Otwarcie")
    event(series, "Szkic", status="draft")
    event(series, "Narada", audience="members", members_of=OrganizationFactory())

    assert [title for _, _, title in programme(opened(client, series))] == ["Otwarcie"]


def test_accepted_stands_are_listed_by_zone_with_links_and_without_contacts(client):
    series = open_series()
    health, sport = zone(series, "Strefa zdrowia", 1), zone(series, "Strefa sportu", 2)
    stand(series, OrganizationFactory(name="Klub Olszy"), status="accepted", zone=sport)
    stand(series, OrganizationFactory(name="Fundacja A"), status="accepted", zone=health)
    stand(series, OrganizationFactory(name="Czekająca"))
    stand(series, OrganizationFactory(name="Zawieszona", status="suspended"), status="accepted", zone=health)

    html = opened(client, series)

    assert [heading.text for heading in html.select("h3.zone-head")] == ["Strefa zdrowia", "Strefa sportu"]
    assert [link.text for link in html.select(".stands a")] == ["Fundacja A", "Klub Olszy"]
    assert "kontakt-stoiska@example.org" not in html.text


def test_stand_form_opens_and_closes_on_the_minute(client):
    series = open_series(stands_close_at=timezone.now() + timedelta(hours=2))
    before = opened(client, series).select(".stand-call a")

    with time_machine.travel(timezone.now() + timedelta(hours=2, seconds=1), tick=False):
        after = opened(client, series).select(".stand-call a")

    assert [link["href"] for link in before] == [reverse("events:stand", args=[series.slug])]
    assert after == []


def test_change_appears_at_once(client, dorota):
    series = open_series(title="Święto Leszczyny")
    asked = stand(series, OrganizationFactory(name="Fundacja A"))
    assert not opened(client, series).select(".stands a")

    actions.accept_stand(stand=asked, by=dorota)
    assert opened(client, series).one(".stands a").text == "Fundacja A"

    series.title = "Święto Olszy"
    series_actions.save_series(series=series, by=dorota)
    assert opened(client, series).one("h1").text == "Święto Olszy"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_events(client, series, django_assert_num_queries, count):
    venue = VenueFactory()
    for number in range(count):
        health = zone(series, f"Strefa {number}")
        event(series, f"Otwarcie {number}", zone=health, venue=venue)
        stand(series, OrganizationFactory(), status="accepted", zone=health)

    with django_assert_num_queries(4 + 6):  # loads the calendar version, which the page depends on, once per process
        html = opened(client, series)

    assert len(html.select(".meeting")) == count
    with django_assert_num_queries(1):
        opened(client, series)


def test_anonymous_visitor_gets_no_cookie(client, series):
    assert not client.get(series.get_absolute_url()).cookies


def test_upcoming_editions_are_listed_before_past_ones(client):
    today = timezone.localdate()
    SeriesFactory(title="Za rok", starts_on=today + timedelta(days=300))
    now = SeriesFactory(title="Teraz", starts_on=today - timedelta(days=1))
    SeriesFactory(title="Dawniej", starts_on=today - timedelta(days=300))
    SeriesFactory(title="Szkic", is_published=False)
    EventFactory(series=now)
    EventFactory(series=now, status="draft")

    html = read(client.get(reverse("events:series_list")))

    assert [heading.text for heading in html.select(".edition h3")] == ["Teraz", "Za rok", "Dawniej"]
    assert html.select(".edition .tag")[0].text == "1 wydarzenie"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_editions(client, django_assert_num_queries, count):
    SeriesFactory.create_batch(count)

    with django_assert_num_queries(1):
        html = read(client.get(reverse("events:series_list")))

    assert len(html.select(".edition")) == count


def test_empty_list_links_to_the_calendar(client):
    html = read(client.get(reverse("events:series_list")))

    assert html.one(".empty a")["href"] == reverse("events:list")


def test_version_rises_when_the_office_changes_zones(series, dorota):
    before = list_versions.read().get("events", 0)

    series_actions.change_zones(series=series, by=dorota)

    assert list_versions.read()["events"] == before + 1
