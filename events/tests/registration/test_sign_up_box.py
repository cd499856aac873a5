"""The sign-up box of the event page: free places, deadline, and the button or the reason why there is none."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.tests.pages import read
from events.choices import Seats
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


def box(client, event):
    return read(client.get(event.get_absolute_url())).one(".sign-up-box")


def links(node):
    return [link["href"] for link in node.select("a")]


@pytest.mark.parametrize(
    ("taken", "told"),
    [(9, "Zostało 1 miejsce"), (7, "Zostały 3 miejsca"), (5, "Zostało 5 miejsc"), (0, "Zostało 10 miejsc")],
)
def test_free_places_are_shown_in_words(client, taken, told):
    event = EventFactory(with_sign_up=True)
    for _ in range(taken):
        RegistrationFactory(event=event)

    seen = box(client, event)

    assert seen.one(".sign-up-left").text == told
    assert links(seen) == [reverse("events:register", args=[event.slug])]


def test_offered_place_is_not_free(client):
    event = EventFactory(with_sign_up=True, capacity=2)
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, place="offered")

    assert "Wszystkie miejsca są zajęte." in box(client, event).text


def test_free_place_with_a_waiting_list_is_not_promised(client):
    event = EventFactory(with_sign_up=True, capacity=2)
    RegistrationFactory(event=event, place="waiting")

    assert "Na liście rezerwowej czeka 1 osoba." in box(client, event).text


def test_free_place_shortly_before_the_start_is_open_to_all(client):
    event = EventFactory(with_sign_up=True, capacity=2, starts_at=timezone.now() + timedelta(minutes=90))
    RegistrationFactory(event=event, place="waiting")

    assert box(client, event).one(".sign-up-left").text == "Zostały 2 miejsca"


def test_event_without_a_limit_has_room_for_everyone(client):
    event = EventFactory(with_sign_up=True, capacity=None)

    assert "Miejsc jest dość dla wszystkich." in box(client, event).text


def test_deadline_is_shown_as_a_date_and_as_days_left(client):
    event = EventFactory(with_sign_up=True, sign_up_closes_at=in_days(3, 12))

    told = box(client, event).one(".meta").text

    assert told.startswith("Zapisy do: ")
    assert told.endswith(", 12.00 (zostały 3 dni)")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sign_up_opens_at": in_days(1)}, "Zapisy jeszcze się nie zaczęły"),
        ({"sign_up_closes_at": in_days(-1)}, "Zapisy są zamknięte"),
        ({"capacity": 0}, "Brak wolnych miejsc"),
    ],
)
def test_closed_sign_up_shows_the_reason(client, changes, told):
    is_full = changes == {"capacity": 0}
    values = {"capacity": 1, "has_waiting_list": False, "seats": Seats.FULL} if is_full else changes
    event = EventFactory(with_sign_up=True, **values)
    if is_full:
        RegistrationFactory(event=event)

    seen = box(client, event)

    assert seen.one(".sign-up-left").text == told
    assert links(seen) == []


@pytest.mark.parametrize("changes", [{"status": "cancelled"}, {"starts_at": in_days(-2)}])
def test_cancelled_or_past_event_has_no_box(client, changes):
    page = read(client.get(EventFactory(with_sign_up=True, **changes).get_absolute_url()))

    assert page.select(".sign-up-box") == []
    assert "odwołane" in page.text or "minione" in page.text


def test_event_without_sign_up_has_no_box(client):
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(has_sign_up=False)

    assert read(client.get(event.get_absolute_url())).select(".sign-up-box") == []
