"""Odwołanie: an event is cancelled once, all attendees get an e-mail, and its queue is closed."""

import pytest
from icalendar import Calendar

from core.errors import Refused, WrongState
from core.mail.models import Letter
from core.search.models import SearchDocument
from events.calendar.actions import states
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


def cancelled(event, by=None, reason="Osoba prowadząca zachorowała."):
    return states.cancel_event(event=event, reason=reason, by=by)


@pytest.fixture
def event():
    """With one registration in each state."""
    event = EventFactory(with_sign_up=True)
    for place in ("confirmed", "offered", "waiting", "cancelled", "lapsed"):
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")
    return event


def test_everyone_with_a_place_an_offer_or_a_queue_position_gets_one_letter_with_the_reason(event, dorota):
    cancelled(event, by=dorota)

    letters = Letter.objects.select_related("body").order_by("to")
    assert [letter.to for letter in letters] == [f"{who}@example.org" for who in ("confirmed", "offered", "waiting")]
    assert {letter.kind for letter in letters} == {"events.event_cancelled"}
    assert "Powód: Osoba prowadząca zachorowała." in letters[0].body.text


def test_offers_and_queue_positions_end_and_confirmed_places_remain(event, dorota):
    cancelled(event, by=dorota)

    told = dict(event.registrations.values_list("email", "place"))
    assert {email.split("@")[0]: place for email, place in told.items()} == {
        "confirmed": "confirmed", "offered": "lapsed", "waiting": "lapsed", "cancelled": "cancelled",
        "lapsed": "lapsed",
    }  # fmt: skip


def test_cancelling_twice_sends_no_second_letter(event, dorota):
    cancelled(event, by=dorota)

    with pytest.raises(WrongState, match="już w stanie „odwołane”"):
        cancelled(event, by=dorota)

    assert Letter.objects.count() == 3


def test_calendar_feed_marks_the_event_cancelled(event, dorota, delivered):
    changed = cancelled(event, by=dorota)

    [part] = [one for one in delivered()[0].message().walk() if one.get_content_type() == "text/calendar"]
    [entry] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", changed.sequence)
    assert changed.sequence == event.sequence + 1


def test_cancelled_event_stays_public_with_its_reason(event, dorota, client):
    cancelled(event, by=dorota)

    assert Event.objects.public().get().status_reason == "Osoba prowadząca zachorowała."
    assert SearchDocument.objects.filter(kind="event", object_id=event.pk).exists()


def test_reason_is_required(event, dorota):
    with pytest.raises(Refused, match="Napisz powód"):
        cancelled(event, by=dorota, reason=" ")

    assert Event.objects.get().status == "published"


def test_drafts_and_past_events_cannot_be_cancelled(dorota):
    with pytest.raises(WrongState, match="nie może przejść"):
        cancelled(EventFactory(status="draft"), by=dorota)
    with pytest.raises(WrongState, match="już się odbyło"):
        cancelled(EventFactory(starts_at=in_days(-2)), by=dorota)
