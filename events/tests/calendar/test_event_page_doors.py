"""Event page: access, redirects and query counts."""

import uuid

import pytest
import time_machine
from django.utils import timezone

from core.lists import list_versions
from core.tests.pages import read
from events.calendar.actions import states
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.feeds import at
from organizations.models import Theme
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def opened(client, event):
    return read(client.get(event.get_absolute_url()))


@pytest.mark.parametrize("status", ["draft", "submitted", "needs_changes", "rejected"])
def test_unpublished_event_returns_404(client, status):
    event = EventFactory(status=status)

    assert client.get(event.get_absolute_url()).status_code == 404


def test_former_slug_redirects_to_the_current_page(client):
    event = EventFactory()
    event.old_addresses.create(slug="dawny-adres")

    response = client.get("/wydarzenia/dawny-adres/")

    assert (response.status_code, response["Location"]) == (301, event.get_absolute_url())


def test_former_slug_of_a_hidden_event_returns_404(client):
    EventFactory(status="draft").old_addresses.create(slug="dawny-adres")

    assert client.get("/wydarzenia/dawny-adres/").status_code == 404


def test_members_meeting_is_visible_to_members_only_despite_the_cache(client, alice, celina):
    organization = OrganizationFactory(name="Fundacja A")
    organization.memberships.create(user=alice, role="editor")
    meeting = EventFactory(audience="members", members_of=organization)

    answers = []
    for person in (None, alice, celina, None):
        client.force_login(person) if person else client.logout()
        answers.append(client.get(meeting.get_absolute_url()).status_code)

    assert answers == [404, 200, 404, 404]


def test_members_meeting_is_not_indexed(client, alice):
    organization = OrganizationFactory(name="Fundacja A")
    organization.memberships.create(user=alice, role="editor")
    client.force_login(alice)

    html = opened(client, EventFactory(audience="members", members_of=organization))

    assert html.one("meta[name=robots]")["content"] == "noindex"
    assert html.select("link[rel=canonical]") == []
    assert "Dla osób z organizacji Fundacja A" in html.text
    assert html.one(".event-kind").text.endswith("dla osób z organizacji Fundacja A")


def test_public_page_has_a_canonical_address(client):
    event = EventFactory()

    html = opened(client, event)

    assert html.one("link[rel=canonical]")["href"] == f"https://testserver{event.get_absolute_url()}"
    assert not html.select("meta[name=robots]")


def test_anonymous_visitor_gets_no_cookie(client):
    assert not client.get(EventFactory().get_absolute_url()).cookies


def test_change_appears_at_once(client, dorota):
    organizer = OrganizationFactory(name="Fundacja A")
    event = EventFactory(organizer=organizer)
    before = opened(client, event).one(".event-facts a").text

    entries.update(organization=organizer, by=None, name="Fundacja Zielona")
    renamed = opened(client, event).one(".event-facts a").text
    states.cancel_event(event=event, reason="Choroba.", by=dorota)

    assert (before, renamed) == ("Fundacja A", "Fundacja Zielona")
    assert opened(client, event).select(".notice-danger")


def test_number_of_free_places_is_current(client):
    event = EventFactory(with_sign_up=True, capacity=20)
    before = opened(client, event).one(".sign-up-left").text

    RegistrationFactory(event=event)

    assert (before, opened(client, event).one(".sign-up-left").text) == ("Zostało 20 miejsc", "Zostało 19 miejsc")


def test_sign_up_opens_on_the_minute(client):
    opens = at(2030, 5, 1, 9)
    event = EventFactory(with_sign_up=True, starts_at=at(2030, 5, 9), sign_up_opens_at=opens)

    with time_machine.travel(at(2030, 5, 1, 8, 59), tick=False):
        early = opened(client, event).select(".sign-up-go")
    with time_machine.travel(opens, tick=False):
        now = opened(client, event).select(".sign-up-go")

    assert (len(early), len(now)) == (0, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_uncached_page_does_not_grow_with_its_parts(client, django_assert_num_queries, count):
    again = uuid.uuid4()
    start = timezone.localdate().year + 1
    spans = [(at(start, 5, 9 + number), at(start, 5, 9 + number, 20)) for number in range(count)]
    event = EventFactory(recurrence=again, spans=spans, themes=list(Theme.objects.all()[:count]))
    event.venue.access_features.set(event.venue.access_features.model.objects.all()[:count])
    for number in range(count):
        EventFactory(recurrence=again, starts_at=at(start, 6, 9 + number))

    with django_assert_num_queries(9 + 6):  # loads the calendar version, which the page depends on, once per process
        html = opened(client, event)

    assert len(html.select(".event-siblings li")) == len(html.select(".checks li")) == count


def test_cached_page_reads_only_the_versions(client, django_assert_num_queries):
    event = EventFactory()
    first = client.get(event.get_absolute_url()).content

    with django_assert_num_queries(1):
        again = client.get(event.get_absolute_url()).content

    assert again == first


def test_page_with_limited_places_also_counts_them(client, django_assert_num_queries):
    event = EventFactory(with_sign_up=True)
    opened(client, event)

    with django_assert_num_queries(2):
        opened(client, event)


def test_change_by_another_process_appears_at_the_next_visit(client):
    event = EventFactory(title="Dawny tytuł")
    opened(client, event)

    type(event).objects.filter(pk=event.pk).update(title="Nowy tytuł", version=event.version + 1)
    list_versions.bump("events")

    assert opened(client, event).one("h1").text == "Nowy tytuł"
