"""Zapisy: who gets a place, who waits, who is told no, and what they hear from us."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.mail.models import Letter
from events import actions, waiting
from events.choices import Place, Seats
from events.tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return EventFactory(with_sign_up=True, capacity=2)


def somebody(number=1, **facts):
    known = {"name": f"Osoba {number}", "email": f"osoba{number}@example.org"}
    return actions.Person(**known | facts)


def sign_up(event, *people, **facts):
    return actions.register(event=event, people=people or [somebody()], **facts)


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "to"))


def test_anyone_gets_a_free_place_and_one_letter(training):
    [registration] = sign_up(training)

    assert (registration.place, registration.turn) == (Place.CONFIRMED, None)
    assert letters() == [("events.registration_confirmed", "osoba1@example.org")]


def test_when_the_places_are_gone_people_wait_in_turn(training):
    for number in range(1, 5):
        sign_up(training, somebody(number))

    queue = training.registrations.waiting()
    assert [(one.name, one.turn, waiting.position(one)) for one in queue] == [("Osoba 3", 1, 1), ("Osoba 4", 2, 2)]
    assert letters()[2:] == [
        ("events.registration_waiting", "osoba3@example.org"),
        ("events.registration_waiting", "osoba4@example.org"),
    ]


def test_a_cancelled_place_is_offered_to_the_next_in_turn(training):
    first, _, third, _ = [sign_up(training, somebody(number))[0] for number in range(1, 5)]

    actions.cancel(registration=first)

    third.refresh_from_db()
    assert third.place == Place.OFFERED
    assert third.offer_ends_at - timezone.now() > timedelta(hours=47)
    assert letters()[-2:] == [
        ("events.registration_cancelled", "osoba1@example.org"),
        ("events.place_offered", "osoba3@example.org"),
    ]


def test_whoever_takes_the_offer_has_the_place(training):
    offered = RegistrationFactory(event=training, place=Place.OFFERED)

    taken = actions.accept_offer(registration=offered)

    assert (taken.place, taken.offer_ends_at) == (Place.CONFIRMED, None)
    assert letters() == [("events.registration_confirmed", offered.email)]


def test_an_address_has_one_place_whatever_its_case(training):
    sign_up(training)

    with pytest.raises(actions.AlreadyRegistered, match="już zapisany") as refused:
        sign_up(training, somebody(email="Osoba1@Example.org"))

    assert refused.value.emails == ["osoba1@example.org"]


def test_lists_hear_how_much_room_is_left(training):
    sign_up(training, somebody(1), somebody(2))

    training.refresh_from_db()
    assert training.seats == Seats.WAITING
