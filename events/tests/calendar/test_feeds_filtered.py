"""Kalendarz i Atom według filtrów: filtered feeds hold the same events as the filtered list."""

import pytest
from django.urls import reverse

from core import search
from core.tests.pages import read
from events.tests.factories import EventFactory, VenueFactory, in_days
from events.tests.feeds import entries, fetched, titles
from organizations.models import AccessFeature, Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _calendar():
    """An accessible sports training with free places, a full meeting of Fundacja A, a picnic in the past."""
    venue = VenueFactory()
    feature = AccessFeature.objects.get(name="Winda")
    venue.access_features.add(feature)
    training = EventFactory(title="Trening", with_sign_up=True, venue=venue, themes=[Theme.objects.get(slug="sport")])
    search.index(training)
    fundacja = OrganizationFactory(name="Fundacja A", slug="fundacja-a")
    EventFactory(title="Spotkanie", kind="meeting", organizer=fundacja, with_sign_up=True, seats="full")
    EventFactory(title="Piknik", kind="festival", starts_at=in_days(-40))


@pytest.mark.usefixtures("_calendar")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Piknik", "Trening", "Spotkanie"]),
        ("rodzaj=szkolenie", ["Trening"]),
        ("rodzaj=festiwal-lub-festyn", ["Piknik"]),
        ("rodzaj=szkolenie&rodzaj=spotkanie", ["Trening", "Spotkanie"]),
        ("temat=sport", ["Trening"]),
        ("organizator=fundacja-a", ["Spotkanie"]),
        ("wolne=1", ["Trening"]),
        ("temat=sport&organizator=fundacja-a", []),
        ("q=treningu", ["Trening"]),
        ("rodzaj=nieznany&utm_source=x", ["Piknik", "Trening", "Spotkanie"]),
    ],
)
def test_list_filters_narrow_the_feed(client, query, found):
    assert sorted(titles(fetched(client, query=query))) == sorted(found)


@pytest.mark.usefixtures("_calendar")
def test_feed_can_be_filtered_by_accessible_places(client):
    feature = AccessFeature.objects.get(name="Winda").pk

    assert titles(fetched(client, query=f"dostepnosc={feature}")) == ["Trening"]


@pytest.mark.usefixtures("_calendar")
def test_filtered_feed_is_named_after_its_filters_and_has_its_own_address(client):
    text = client.get("/wydarzenia/kalendarz.ics?temat=sport&utm_source=x").content.decode().replace("\r\n ", "")

    assert "X-WR-CALNAME:Wydarzenia w Lesznie: Sport i turystyka" in text
    assert "\r\nURL:https://testserver/wydarzenia/kalendarz.ics?temat=sport\r\n" in text


@pytest.mark.usefixtures("_calendar")
def test_atom_uses_the_same_filters(client):
    text = client.get("/wydarzenia/atom.xml?temat=sport").content.decode()

    assert "<title>Trening</title>" in text
    assert "<title>Spotkanie</title>" not in text
    assert 'href="https://testserver/wydarzenia/?temat=sport"' in text


@pytest.mark.usefixtures("_calendar")
def test_hidden_events_stay_hidden_with_any_filter(client):
    EventFactory(title="Szkic", status="draft", themes=[Theme.objects.get(slug="sport")])
    EventFactory(
        title="Narada",
        audience="members",
        members_of=OrganizationFactory(),
        themes=[Theme.objects.get(slug="sport")],
    )

    assert titles(fetched(client, query="temat=sport")) == ["Trening"]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_filtered_feed_does_not_grow_with_events(client, django_assert_num_queries, count):
    for number in range(count):
        EventFactory(title=f"Trening {number}", themes=[Theme.objects.get(slug="sport")])
    fetched(client, query="temat=sport")

    with django_assert_num_queries(1):
        found = fetched(client, query="temat=sport")

    assert len(found) == count


@pytest.mark.parametrize("view", ["list", "month_now", "week_now", "weekend"])
def test_each_view_shows_the_absolute_address_of_its_feed(client, settings, view):
    """Absolute, because the calendar program runs on another machine."""
    EventFactory(themes=[Theme.objects.get(slug="sport")])

    html = read(client.get(reverse(f"events:{view}") + "?temat=sport", follow=True))

    address = f"{settings.SITE_URL}/wydarzenia/kalendarz.ics?temat=sport"
    assert html.one("#adres-subskrypcji")["value"] == address
    assert html.one("button[data-copy]")["data-copy"] == address
    ways = {link["href"] for link in html.select("a[href]") if "kalendarz.ics" in link["href"]}
    assert ways == {"/wydarzenia/kalendarz.ics?temat=sport", f"webcal:{address.partition(':')[2]}"}
    assert len(entries(client.get("/wydarzenia/kalendarz.ics?temat=sport").content)) == 1
