"""Przypomnienia: a week and a day before, a question two days before, thanks the day after; each at most once."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.lists import list_versions
from core.mail import outbox
from core.mail.models import Letter
from events.choices import Place, Precision, Status
from events.models import Event, Material
from events.registration import sweep
from events.registration.actions import registering, reminding
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.places import letters

pytestmark = pytest.mark.django_db


def at(month, day, hour=17, minute=0):
    return datetime(2027, month, day, hour, minute, tzinfo=timezone.get_default_timezone())


def swept(moment):
    """Kinds of letters that the sweep wrote at this moment."""
    before = Letter.objects.count()
    with time_machine.travel(moment, tick=False):
        sweep.sweep()
    return [kind for kind, _ in letters()[before:]]


def somebody(event, **facts):
    return RegistrationFactory(event=event, **{"place_changed_at": at(1, 2)} | facts)


@pytest.fixture
def training():
    training = EventFactory(with_sign_up=True, starts_at=at(6, 14), title="Pierwszy wniosek")
    somebody(training, email="osoba@example.org")
    return training


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (at(6, 7, 16, 59), []),
        (at(6, 7, 17, 0), ["reminder"]),
        (at(6, 7, 22, 59), ["reminder"]),
        (at(6, 7, 23, 0), []),
        (at(6, 12, 16, 59), []),
        (at(6, 12, 17, 0), ["still_coming"]),
        (at(6, 12, 23, 0), []),
        (at(6, 13, 17, 0), ["reminder"]),
        (at(6, 13, 23, 0), []),
        (at(6, 14, 17, 0), []),
    ],
)
def test_reminders_are_sent_at_the_hour_of_the_start_and_at_most_six_hours_late(training, moment, written):
    assert swept(moment) == written


def test_each_letter_is_written_once_in_any_number_of_sweeps(training):
    assert [swept(at(6, 7) + timedelta(minutes=minute)) for minute in range(3)] == [["reminder"], [], []]
    assert swept(at(6, 13)) == ["reminder"]
    assert Letter.objects.order_by("pk").values_list("subject", flat=True)[0].startswith("Przypomnienie – za tydzień")
    assert Letter.objects.order_by("pk").values_list("subject", flat=True)[1].startswith("Przypomnienie – jutro")


def test_interrupted_sweep_continues(training):
    """Some letters are written; the next sweep writes the rest."""
    somebody(training, email="druga@example.org")
    swept(at(6, 7))
    Letter.objects.filter(to="druga@example.org").delete()

    assert swept(at(6, 7, 17, 1)) == ["reminder"]
    assert Letter.objects.filter(to="osoba@example.org").count() == 1


@pytest.mark.parametrize(
    ("starts_at", "due"),
    [
        (at(3, 28, 10), at(3, 21, 10)),  # Sunday, clocks go forward
        (at(3, 31, 10), at(3, 24, 10)),
        (at(10, 31, 10), at(10, 24, 10)),  # Sunday, clocks go back
        (at(11, 3, 10), at(10, 27, 10)),
    ],
)
def test_reminder_a_week_before_keeps_the_local_hour(starts_at, due):
    somebody(EventFactory(with_sign_up=True, starts_at=starts_at))

    assert swept(due - timedelta(minutes=1)) == []
    assert swept(due) == ["reminder"]


@pytest.mark.parametrize(
    ("starts_at", "words", "clock"),
    [
        (at(3, 28, 10), "niedziela, 28 marca 2027, 10.00–12.00", "20270328T080000Z"),
        (at(3, 28, 1), "niedziela, 28 marca 2027, 01.00–03.00", "20270328T000000Z"),
        (at(10, 31, 10), "niedziela, 31 października 2027, 10.00–12.00", "20271031T090000Z"),
        (at(10, 31, 1), "niedziela, 31 października 2027, 01.00–03.00", "20271030T230000Z"),
    ],
)
def test_letters_show_the_local_hour_on_days_of_a_clock_change(starts_at, words, clock):
    """At night as well: from one to three is one hour in spring and three in autumn."""
    event = EventFactory(with_sign_up=True, starts_at=starts_at)
    registering.register(event=event, people=[registering.Person(name="Osoba", email="osoba@example.org")])
    with time_machine.travel(starts_at - timedelta(days=7), tick=False):
        sweep.sweep()

    confirmed, reminder = Letter.objects.order_by("pk")
    for letter in (confirmed, reminder):
        assert words in outbox.words_for(letter)[0]
    assert f"DTSTART:{clock}" in outbox.calendar_of(confirmed)


@pytest.mark.parametrize(("starts_at", "due"), [(at(3, 29, 9), at(3, 28, 9)), (at(11, 1, 9), at(10, 31, 9))])
def test_reminder_a_day_before_keeps_the_local_hour(starts_at, due):
    somebody(EventFactory(with_sign_up=True, starts_at=starts_at))

    assert swept(due - timedelta(minutes=1)) == []
    assert swept(due) == ["reminder"]


def test_reminder_of_an_all_day_event_is_sent_in_the_morning():
    somebody(EventFactory(with_sign_up=True, starts_at=at(6, 14, 0), hours=24, precision=Precision.DAY))

    assert swept(at(6, 13, 8, 59)) == []
    assert swept(at(6, 13, 9)) == ["reminder"]


def test_only_people_with_a_place_are_reminded(training):
    for place in (Place.OFFERED, Place.WAITING, Place.CANCELLED, Place.LAPSED):
        somebody(training, place=place, offer_ends_at=at(6, 8) if place == Place.OFFERED else None)

    swept(at(6, 7))

    assert letters("reminder") == [("reminder", "osoba@example.org")]


def test_recent_registration_gets_no_reminder(training):
    somebody(training, place_changed_at=at(6, 7, 17, 30))

    swept(at(6, 7, 18))

    assert letters("reminder") == [("reminder", "osoba@example.org")]


def test_person_who_confirmed_attendance_is_not_asked_again(training):
    training.registrations.update(said_coming_at=at(6, 1))

    assert swept(at(6, 12)) == []


def test_cancelled_event_sends_no_reminder(training):
    Event.objects.update(status=Status.CANCELLED, status_reason="Choroba.")

    assert swept(at(6, 7)) == []


def test_event_cancelled_during_the_sweep_sends_no_reminder(training):
    """The sweep reads the event; then another request cancels it."""
    seen = Event.objects.get(pk=training.pk)
    Event.objects.update(status=Status.CANCELLED, status_reason="Choroba.")

    reminding.remind_people(event=seen, days=7, since=at(6, 7))
    reminding.thank(event=seen)

    assert letters() == []


def test_reminders_are_sent_after_sign_up_was_switched_off(training):
    Event.objects.update(has_sign_up=False)

    assert swept(at(6, 7)) == ["reminder"]


def test_moved_event_is_reminded_again(training):
    assert swept(at(6, 7)) == ["reminder"]
    Event.objects.update(starts_at=at(6, 21), ends_at=at(6, 21, 19), status=Status.MOVED, status_reason="Choroba.")

    assert swept(at(6, 14)) == ["reminder"]


def test_present_people_get_thanks_the_next_morning(training):
    Material.objects.create(event=training, title="Prezentacja", url="https://przyklad.example.org/slajdy")
    training.registrations.update(attended_at=at(6, 14, 17))
    somebody(training)  # absent

    assert swept(at(6, 15, 8, 59)) == []
    assert swept(at(6, 15, 9)) == ["thanks"]
    assert swept(at(6, 15, 9, 1)) == []
    assert letters("thanks") == [("thanks", "osoba@example.org")]


def test_person_marked_present_later_gets_thanks_later(training):
    swept(at(6, 15, 9))
    training.registrations.update(attended_at=at(6, 14, 17))

    assert swept(at(6, 18)) == ["thanks"]


def test_thanks_are_not_sent_weeks_later(training):
    training.registrations.update(attended_at=at(6, 14, 17))

    assert swept(at(6, 22, 9)) == []


def test_idle_sweep_costs_few_queries(training, django_assert_max_num_queries):
    with time_machine.travel(at(5, 1), tick=False), django_assert_max_num_queries(12):
        sweep.sweep()


def test_list_version_rises_once_when_sign_up_opens(training):
    with time_machine.travel(at(6, 1), tick=False):
        Event.objects.update(sign_up_opens_at=at(6, 1, 17))
        before = list_versions.read().get("events", 0)
        sweep.turn_lists()
        assert list_versions.read()["events"] == before + 1
    with time_machine.travel(at(6, 1, 18), tick=False):
        sweep.turn_lists()
        assert list_versions.read()["events"] == before + 1


def test_failed_step_does_not_stop_the_others_and_is_logged(training, caplog):
    """A broken title stops the letter of one event; the letter of the other is sent."""
    broken = EventFactory(with_sign_up=True, starts_at=at(6, 14))
    somebody(broken)
    Event.objects.filter(pk=broken.pk).update(title="\ue000złamany\ue001")

    with pytest.raises(ExceptionGroup, match="steps of the sweep failed"):
        swept(at(6, 7))

    assert ("reminder", "osoba@example.org") in letters()
    assert "a step of the sweep failed" in caplog.text
