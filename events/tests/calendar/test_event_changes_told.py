"""Życie wydarzenia: who gets an e-mail about a change, and what a changed capacity does."""

import pytest
import time_machine

from core.mail.models import Letter
from events.calendar.actions import events
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, VenueFactory, in_days

pytestmark = pytest.mark.django_db


def kinds():
    return sorted(Letter.objects.values_list("kind", flat=True))


def test_new_place_sends_one_letter_to_everyone_with_a_place_or_a_queue_position(dorota):
    event = EventFactory(with_sign_up=True, venue=VenueFactory(name="Ratusz"))
    for place in ("confirmed", "offered", "waiting", "cancelled", "lapsed"):
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")

    events.update(event=event, values={"venue": VenueFactory(name="Biblioteka")}, by=dorota)

    letters = Letter.objects.filter(kind="events.event_changed").select_related("body")
    assert sorted(letter.to for letter in letters) == [
        "confirmed@example.org", "offered@example.org", "waiting@example.org",
    ]  # fmt: skip
    assert "- Miejsce: Biblioteka, ul. Leszczynowa 1, 64-100 Leszno (było: Ratusz, " in letters[0].body.text


def test_two_changes_send_two_letters_with_rising_sequence_numbers(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    events.update(event=event, values={"room": "sala 1"}, by=dorota)
    events.update(event=event, values={"room": "sala 2"}, by=dorota)

    assert kinds() == ["events.event_changed"] * 2
    assert Event.objects.get().sequence == 2


def test_letters_do_not_contain_the_online_address(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    events.update(event=event, values={"online_url": "https://tajne.example.org/"}, by=dorota)

    [letter] = Letter.objects.select_related("body")
    assert "tajne" not in letter.body.text + letter.body.html
    assert "- Adres spotkania w internecie: nowy – osoby, które mają miejsce" in letter.body.text


def test_removed_online_address_is_reported(dorota):
    event = EventFactory(with_sign_up=True, online_url="https://tajne.example.org/")
    RegistrationFactory(event=event)

    events.update(event=event, values={"online_url": ""}, by=dorota)

    [letter] = Letter.objects.select_related("body")
    assert "- Adres spotkania w internecie: już nie obowiązuje\n" in letter.body.text


def test_text_change_sends_no_letter(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    events.update(event=event, values={"lead": "Ładniej napisane."}, by=dorota)

    assert kinds() == []


def test_past_event_sends_no_letter(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    with time_machine.travel(in_days(20)):
        events.update(event=event, values={"room": "sala 2"}, by=dorota)

    assert kinds() == []


def test_larger_capacity_sends_offers_to_the_waiting_list(dorota):
    event = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, place="waiting")

    events.update(event=event, values={"capacity": 2}, by=dorota)

    waiting.refresh_from_db()
    assert waiting.place == "offered"


def test_smaller_capacity_removes_no_place(dorota):
    event = EventFactory(with_sign_up=True, capacity=3)
    for _ in range(3):
        RegistrationFactory(event=event)

    changed = events.update(event=event, values={"capacity": 1}, by=dorota)

    assert event.registrations.confirmed().count() == 3
    assert changed.seats == "waiting"
