"""Atom feed of the calendar: events by publication time, newest first."""

from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.utils import timezone

from events.calendar.actions import states
from events.tests.factories import EventFactory, VenueFactory
from events.tests.feeds import at
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
ATOM = "/wydarzenia/atom.xml"
NS = {"a": "http://www.w3.org/2005/Atom"}


def announced(title="Szkolenie", hours_ago=0, **values):
    return EventFactory(title=title, published_at=timezone.now() - timedelta(hours=hours_ago), **values)


def told(client):
    response = client.get(ATOM)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def texts(feed, name):
    return [entry.findtext(f"a:{name}", namespaces=NS) for entry in feed.findall("a:entry", NS)]


def test_latest_published_event_comes_first(client):
    announced("Dawniej", hours_ago=5)
    announced("Teraz")
    announced("Szkic", status="draft")
    announced("Narada", audience="members", members_of=OrganizationFactory())

    assert texts(told(client), "title") == ["Teraz", "Dawniej"]


def test_entry_shows_time_place_and_description_in_polish(client):
    start = at(timezone.localdate().year + 1, 3, 3)
    event = announced(starts_at=start, venue=VenueFactory(name="Ratusz", street="Rynek 1"))

    feed = told(client)

    [summary] = texts(feed, "summary")
    assert f"3 marca {start.year}, 17.00–19.00. Ratusz, Rynek 1, 64-100 Leszno. Dla osób" in summary
    [link] = feed.findall("a:entry/a:link", NS)
    assert link.get("href") == f"https://testserver{event.get_absolute_url()}"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"


def test_cancelled_event_keeps_its_entry_and_shows_the_reason(client, dorota):
    event = announced()
    [before] = texts(told(client), "id")

    states.cancel_event(event=event, reason="Choroba trenerki.", by=dorota)

    feed = told(client)
    assert texts(feed, "id") == [before]
    assert texts(feed, "title") == ["Odwołane: Szkolenie"]
    assert texts(feed, "summary")[0].startswith("Odwołane. Powód: Choroba trenerki. ")


def test_titles_with_xml_characters_are_escaped(client):
    announced('Dotacje < 1000 zł & „reszta"')

    assert texts(told(client), "title") == ['Dotacje < 1000 zł & „reszta"']


def test_unchanged_feed_returns_not_modified(client, dorota):
    event = announced()
    etag = client.get(ATOM)["ETag"]

    again = client.get(ATOM, headers={"if-none-match": etag})
    states.cancel_event(event=event, reason="Choroba.", by=dorota)

    assert (again.status_code, again.content) == (304, b"")
    assert client.get(ATOM, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_events(client, django_assert_num_queries, count):
    for number in range(count):
        announced(f"Szkolenie {number}")

    with django_assert_num_queries(3):
        feed = told(client)
    with django_assert_num_queries(1):
        told(client)

    assert len(texts(feed, "title")) == count
