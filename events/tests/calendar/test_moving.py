"""Przełożenie: an event gets new dates, and everyone concerned gets one e-mail."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from core.errors import Refused, WrongState
from core.mail.models import Letter
from events.calendar.actions import states
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days, span

pytestmark = pytest.mark.django_db
LESZNO = ZoneInfo("Europe/Warsaw")


def moved(event, days=20, by=None, **changes):
    facts = {"dates": [span(days)], "reason": "Sala jest zalana."} | changes
    return states.move(event=event, by=by, **facts)


def test_moved_event_has_new_dates_and_the_reason(dorota):
    event = moved(EventFactory(), by=dorota)

    assert (event.status, event.starts_at, event.status_reason) == ("moved", in_days(20), "Sala jest zalana.")
    assert event.is_on
    assert list(event.dates.values_list("starts_at", flat=True)) == [in_days(20)]


def test_everyone_gets_one_letter_with_the_old_and_new_dates(dorota):
    event = EventFactory(with_sign_up=True)
    for place in ("confirmed", "offered", "waiting", "cancelled"):
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")

    moved(event, by=dorota)

    letters = Letter.objects.filter(kind="events.event_moved").select_related("body").order_by("to")
    assert [letter.to for letter in letters] == [f"{who}@example.org" for who in ("confirmed", "offered", "waiting")]
    assert "Powód: Sala jest zalana." in letters[0].body.text
    assert f"{in_days(20):%d}".lstrip("0") in letters[0].body.text
    told = ["Nadal masz miejsce.", "Miejsce, które Ci proponujemy", "Zostajesz na liście rezerwowej."]
    assert [words in letter.body.text for words, letter in zip(told, letters, strict=True)] == [True] * 3


def test_letter_has_the_calendar_file_of_the_new_date(dorota, delivered):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    changed = moved(event, by=dorota)

    [letter] = delivered()
    [part] = [one for one in letter.message().walk() if one.get_content_type() == "text/calendar"]
    [entry] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert (entry["UID"], entry["SEQUENCE"], entry.start) == (event.uid, changed.sequence, in_days(20))


def test_repeated_move_to_the_same_dates_sends_no_letter(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)
    moved(event, by=dorota)

    with pytest.raises(Refused, match="te same terminy"):
        moved(event, by=dorota)

    assert Letter.objects.count() == 1


def test_moved_event_can_be_moved_again(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    moved(event, 20, by=dorota)
    moved(event, 30, by=dorota)

    assert Event.objects.get().sequence == 2
    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "Napisz powód"),
        ({"dates": []}, "co najmniej jeden nowy termin"),
        ({"dates": [span(-3)]}, "Nowy termin już minął"),
        ({"dates": [span(5, hours=0)]}, "Koniec musi być po początku"),
    ],
)
def test_invalid_move_is_refused_and_changes_nothing(dorota, changes, sentence):
    event = EventFactory()

    with pytest.raises(Refused, match=sentence):
        moved(event, by=dorota, **changes)

    stored = Event.objects.get()
    assert (stored.status, stored.starts_at) == ("published", event.starts_at)


def test_past_or_cancelled_event_cannot_be_moved(dorota):
    with pytest.raises(WrongState, match="już się odbyło"):
        moved(EventFactory(starts_at=in_days(-3)), by=dorota)
    with pytest.raises(WrongState, match="nie może przejść"):
        moved(EventFactory(status="cancelled"), by=dorota)


def test_sign_up_times_move_with_the_event(dorota):
    event = EventFactory(
        with_sign_up=True, sign_up_opens_at=in_days(1, 8), sign_up_closes_at=in_days(8, 12), starts_at=in_days(10)
    )

    changed = moved(event, 20, by=dorota)

    assert (changed.sign_up_opens_at, changed.sign_up_closes_at) == (in_days(11, 8), in_days(18, 12))


@time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=LESZNO))
def test_sign_up_keeps_its_local_hour_across_a_clock_change(dorota):
    event = EventFactory(
        with_sign_up=True,
        starts_at=datetime(2027, 3, 26, 17, tzinfo=LESZNO),
        sign_up_closes_at=datetime(2027, 3, 25, 12, tzinfo=LESZNO),
    )
    new = datetime(2027, 4, 2, 17, tzinfo=LESZNO)

    changed = moved(event, by=dorota, dates=[(new, new.replace(hour=19), "")])

    assert changed.sign_up_closes_at == datetime(2027, 4, 1, 12, tzinfo=LESZNO)


def test_attendance_intentions_for_the_former_date_are_cleared(dorota):
    registration = RegistrationFactory(said_coming_at=in_days(0))

    moved(registration.event, by=dorota)

    registration.refresh_from_db()
    assert registration.said_coming_at is None
