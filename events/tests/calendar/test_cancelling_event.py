"""Odwołanie: an event is called off once, everybody hears why, nobody waits for it any more."""

import pytest
from icalendar import Calendar

from core.mail.models import Letter
from core.search.models import SearchDocument
from events import errors
from events.calendar.actions import states
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


def cancelled(event, by=None, reason="Osoba prowadząca zachorowała."):
    return states.cancel_event(event=event, reason=reason, by=by)


@pytest.fixture
def event():
    """With one person at each kind of place."""
    event = EventFactory(with_sign_up=True)
    for place in ("confirmed", "offered", "waiting", "cancelled", "lapsed"):
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")
    return event


def test_everybody_with_a_place_an_offer_or_a_turn_is_told_once_with_the_reason(event, dorota):
    cancelled(event, by=dorota)

    letters = Letter.objects.select_related("body").order_by("to")
    assert [letter.to for letter in letters] == [f"{who}@example.org" for who in ("confirmed", "offered", "waiting")]
    assert {letter.kind for letter in letters} == {"events.event_cancelled"}
    assert "Powód: Osoba prowadząca zachorowała." in letters[0].body.text


def test_offers_and_turns_end_and_confirmed_places_tell_who_would_have_come(event, dorota):
    cancelled(event, by=dorota)

    told = dict(event.registrations.values_list("email", "place"))
    assert {email.split("@")[0]: place for email, place in told.items()} == {
        "confirmed": "confirmed", "offered": "lapsed", "waiting": "lapsed", "cancelled": "cancelled",
        "lapsed": "lapsed",
    }  # fmt: skip


def test_calling_off_twice_tells_nobody_twice(event, dorota):
    cancelled(event, by=dorota)

    with pytest.raises(errors.WrongState, match="już w stanie „odwołane”"):
        cancelled(event, by=dorota)

    assert Letter.objects.count() == 3


def test_calendars_strike_it_out(event, dorota, delivered):
    changed = cancelled(event, by=dorota)

    [part] = [one for one in delivered()[0].message().walk() if one.get_content_type() == "text/calendar"]
    [entry] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", changed.sequence)
    assert changed.sequence == event.sequence + 1


def test_it_stays_public_with_its_reason(event, dorota, client):
    cancelled(event, by=dorota)

    assert Event.objects.public().get().status_reason == "Osoba prowadząca zachorowała."
    assert SearchDocument.objects.filter(kind="event", object_id=event.pk).exists()


def test_a_reason_is_needed(event, dorota):
    with pytest.raises(errors.EventRefused, match="Napisz powód"):
        cancelled(event, by=dorota, reason=" ")

    assert Event.objects.get().status == "published"


def test_a_draft_is_not_called_off_and_the_past_neither(dorota):
    with pytest.raises(errors.WrongState, match="nie może przejść"):
        cancelled(EventFactory(status="draft"), by=dorota)
    with pytest.raises(errors.WrongState, match="już się odbyło"):
        cancelled(EventFactory(starts_at=in_days(-2)), by=dorota)
