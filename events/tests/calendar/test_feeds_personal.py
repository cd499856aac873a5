"""Mój kalendarz: a person's own places at a secret address, which one button replaces."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.logs import path_without_people
from core.models import AuditEvent
from core.tests.calendars import read_with_icaljs
from events.calendar.actions import states
from events.models import PersonalFeed
from events.registration.actions import personal_feed, registering
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from events.tests.feeds import entries, fetched, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(alice):
    """Alice's calendar has a secret address."""
    return personal_feed.renew_feed(user=alice).key


def place(alice, title="Szkolenie", **values):
    """Alice's registration with her account; arguments that begin with ``event__`` go to the event."""
    about = {name: value for name, value in values.items() if not name.startswith("event__")}
    event = {name.removeprefix("event__"): value for name, value in values.items() if name.startswith("event__")}
    found = EventFactory(title=title, with_sign_up=True, **event)
    return RegistrationFactory(event=found, user=alice, email=alice.email, **about)


def mine(client, key):
    return fetched(client, "my_feed", key)


def test_confirmed_place_is_in_the_calendar_with_the_online_address(client, alice, key):
    place(alice, event__online_url="https://spotkania.example.org/tajne")

    [told] = mine(client, key)

    assert str(told["status"]) == "CONFIRMED"
    assert "https://spotkania.example.org/tajne" in str(told["description"])


@pytest.mark.parametrize("state", ["waiting", "offered"])
def test_queue_position_and_offer_are_tentative_without_the_online_address(client, alice, key, state):
    place(alice, place=state, event__online_url="https://spotkania.example.org/tajne")

    [told] = mine(client, key)

    assert str(told["status"]) == "TENTATIVE"
    assert "tajne" not in str(told["description"])


@pytest.mark.parametrize("state", ["cancelled", "lapsed"])
def test_returned_place_is_cancelled(client, alice, key, state):
    place(alice, place=state, event__online_url="https://spotkania.example.org/tajne")

    [told] = mine(client, key)

    assert (str(told["status"]), str(told["summary"])) == ("CANCELLED", "Rezygnacja: Szkolenie")
    assert "tajne" not in str(told["description"])


def test_cancelled_event_is_cancelled_for_every_attendee(client, alice, key, dorota):
    registration = place(alice)

    states.cancel_event(event=registration.event, reason="Choroba.", by=dorota)

    [told] = mine(client, key)
    assert (str(told["status"]), str(told["summary"])) == ("CANCELLED", "Odwołane: Szkolenie")


def test_returning_a_place_updates_the_calendar_at_once_with_a_higher_sequence(client, alice, key):
    registration = place(alice)
    before = mine(client, key)[0]

    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        registering.cancel(registration=registration, by=alice)
        after = mine(client, key)[0]

    assert str(after["status"]) == "CANCELLED"
    assert after["dtstamp"].dt > before["dtstamp"].dt


def test_new_registration_replaces_the_cancelled_one(client, alice, key):
    first = place(alice, place="cancelled")
    RegistrationFactory(event=first.event, user=alice, email=alice.email)

    [told] = mine(client, key)

    assert str(told["status"]) == "CONFIRMED"


def test_places_registered_by_address_before_the_account_are_included(client, alice, key):
    RegistrationFactory(event=EventFactory(title="Dawniejsze", with_sign_up=True), email=alice.email.upper())

    assert titles(mine(client, key)) == ["Dawniejsze"]


def test_places_of_others_are_not_included(client, alice, bob, key):
    place(alice)
    place(bob, "Szkolenie Boba")

    assert titles(mine(client, key)) == ["Szkolenie"]


def test_event_withdrawn_by_the_office_is_not_included(client, alice, key):
    place(alice)
    place(alice, "Szkic", event__status="draft")

    assert titles(mine(client, key)) == ["Szkolenie"]


def test_place_anonymised_after_retention_is_not_included(client, alice, key):
    registration = place(alice)
    type(registration).objects.filter(pk=registration.pk).update(name="", email="", emptied_at=timezone.now())

    assert mine(client, key) == []


def test_past_event_stays_for_a_year(client, alice, key):
    place(alice, "Wczoraj", event__starts_at=in_days(-1))
    place(alice, "Dawno", event__starts_at=in_days(-368))

    assert titles(mine(client, key)) == ["Wczoraj"]


def test_guessed_address_returns_404(client, key):
    for guess in ("k:zle", key[:-1], key.upper(), key.lower()):
        assert client.get(reverse("events:my_feed", args=[guess])).status_code == 404


def test_new_address_disables_the_former_one(client, alice, key):
    place(alice)
    client.force_login(alice)

    response = client.post(reverse("events:renew_feed"))

    renewed = PersonalFeed.objects.get(user=alice).key
    assert response["Location"] == reverse("events:mine")
    assert renewed != key
    assert client.get(reverse("events:my_feed", args=[key])).status_code == 404
    assert titles(mine(client, renewed)) == ["Szkolenie"]


def test_person_has_one_calendar_and_the_log_omits_its_address(client, alice):
    client.force_login(alice)
    client.post(reverse("events:renew_feed"))
    client.post(reverse("events:renew_feed"))

    feed = PersonalFeed.objects.get()
    told = [f"{event.object_label} {event.details}" for event in AuditEvent.objects.filter(action="events.renew_feed")]
    assert len(told) == 2
    assert not any(feed.key in line for line in told)


def test_address_is_masked_in_logs(key):
    assert key not in path_without_people(reverse("events:my_feed", args=[key]))


def test_only_own_calendar_is_renewed_and_only_by_post(client, alice):
    assert client.get(reverse("events:renew_feed")).status_code == 405
    assert client.post(reverse("events:renew_feed"))["Location"].startswith(reverse("account_login"))
    assert not PersonalFeed.objects.exists()


def test_closed_account_has_no_calendar(client, alice, key):
    type(alice).objects.filter(pk=alice.pk).update(is_active=False)

    assert client.get(reverse("events:my_feed", args=[key])).status_code == 404


def test_calendar_is_not_cached_or_indexed(client, key):
    response = client.get(reverse("events:my_feed", args=[key]))

    assert response["Cache-Control"] == "private, max-age=300"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_places(client, alice, key, django_assert_num_queries, count):
    for number in range(count):
        place(alice, f"Szkolenie {number}")

    with django_assert_num_queries(4):
        found = mine(client, key)

    assert len(found) == count


def test_two_parsers_find_the_same_events(client, alice, key):
    place(alice)
    place(alice, "Czeka", place="waiting")
    place(alice, "Nie przyjdzie", place="cancelled")

    content = client.get(reverse("events:my_feed", args=[key])).content

    told = {event["uid"]: event["status"] for event in read_with_icaljs(content)}
    assert sorted(told.values()) == ["CANCELLED", "CONFIRMED", "TENTATIVE"]
    assert set(told) == {str(event["uid"]) for event in entries(content)}
