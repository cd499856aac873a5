"""Propozycje miejsc: how long an offer is valid, when offers stop, and what happens to expired ones."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from events import capacity, errors
from events.choices import Place, Seats, Status
from events.models import Event
from events.registration import sweep
from events.registration.actions import registering, waiting_list
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.places import fill, letters, places, sign_up, somebody

pytestmark = pytest.mark.django_db
HAS, ASKED, WAITS, LEFT, LAPSED = Place.CONFIRMED, Place.OFFERED, Place.WAITING, Place.CANCELLED, Place.LAPSED


def at(day, hour, minute=0, month=6):
    return datetime(2027, month, day, hour, minute, tzinfo=timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(1, 12), at(3, 12)),  # far away: 48 hours
        (at(10, 17), at(12, 17)),  # four days left: half is 48 hours
        (at(12, 17), at(13, 17)),  # two days left: one day
        (at(13, 13), at(14, 8)),  # half would end at three at night
        (at(14, 5), at(14, 11)),  # twelve hours left: six hours
        (at(14, 13), at(14, 15)),  # never later than two hours before the start
        (at(14, 14), at(14, 15)),  # the shortest
        (at(14, 14, 1), None),  # too late
        (at(14, 18), None),
    ],
)
def test_offer_lasts_two_days_and_less_near_the_date(now, end):
    event = Event(starts_at=at(14, 17), status=Status.PUBLISHED)

    assert capacity.offer_end(event, now) == end


@pytest.mark.parametrize("hour", range(24))
def test_shortened_offer_never_ends_at_night_or_less_than_two_hours_before_the_start(hour):
    event = Event(starts_at=at(14, 9), status=Status.PUBLISHED)
    end = capacity.offer_end(event, at(12, hour))

    local = timezone.localtime(end)
    assert 8 <= local.hour < 21 or end == event.starts_at - capacity.BEFORE_START
    assert at(12, hour) + capacity.SHORTEST <= end <= event.starts_at - capacity.BEFORE_START


def test_half_of_the_remaining_time_is_real_time_across_a_clock_change():
    event = Event(starts_at=at(29, 12, month=3), status=Status.PUBLISHED)  # 28 March has one hour less

    assert capacity.offer_end(event, at(27, 12, month=3)) == at(28, 12, 30, month=3)


@pytest.fixture
def training():
    with time_machine.travel(at(1, 12), tick=False):
        training = EventFactory(with_sign_up=True, capacity=1, starts_at=at(14, 17))
        fill(training, 3)
    return training


def test_expired_offer_goes_to_the_next_person(training):
    first, second, _ = training.registrations.order_by("pk")
    with time_machine.travel(at(2, 12), tick=False):
        registering.cancel(registration=first)
    with time_machine.travel(at(4, 11, 59), tick=False):
        assert waiting_list.expire_offers() == 0
    with time_machine.travel(at(4, 12), tick=False):
        assert waiting_list.expire_offers() == 1
        assert waiting_list.expire_offers() == 0

    assert places(training) == [LEFT, LAPSED, ASKED]
    assert letters()[-2:] == [("offer_lapsed", second.email), ("place_offered", "osoba3@example.org")]


def test_expired_offer_cannot_be_accepted_before_the_sweep(training):
    first, second, _ = training.registrations.order_by("pk")
    with time_machine.travel(at(2, 12), tick=False):
        registering.cancel(registration=first)

    with time_machine.travel(at(4, 12), tick=False), pytest.raises(errors.OfferOver):
        waiting_list.accept_offer(registration=second)


def test_person_with_a_lapsed_offer_may_sign_up_at_the_end_of_the_queue(training):
    first, *_ = training.registrations.order_by("pk")
    with time_machine.travel(at(2, 12), tick=False):
        registering.cancel(registration=first)
    with time_machine.travel(at(4, 12), tick=False):
        waiting_list.expire_offers()

        [again] = sign_up(training, somebody(2))

    assert (again.place, again.queue_position) == (WAITS, 3)


def test_offers_of_a_cancelled_event_are_left_unchanged(training):
    RegistrationFactory(event=training, place=ASKED, offer_ends_at=at(2, 12))
    Event.objects.filter(pk=training.pk).update(status=Status.CANCELLED, status_reason="Choroba.")

    with time_machine.travel(at(4, 12), tick=False):
        assert waiting_list.expire_offers() == 0

    assert letters("lapsed") == []


def test_free_place_shortly_before_the_start_is_open_to_all(training):
    first, _, third = training.registrations.order_by("pk")
    with time_machine.travel(at(14, 15), tick=False):
        registering.cancel(registration=first)
        assert places(training) == [LEFT, WAITS, WAITS]
        training.refresh_from_db()
        assert training.seats == Seats.FEW

        [newcomer] = sign_up(training, somebody(4))
        assert newcomer.place == HAS
        registering.cancel(registration=newcomer)
        assert waiting_list.accept_offer(registration=third).place == HAS
        with pytest.raises(errors.OfferOver):
            waiting_list.accept_offer(registration=training.registrations.get(name="Osoba 2"))


def test_sweep_opens_a_place_that_is_too_late_to_offer(training):
    """The offer expired, and there is no time left for another one."""
    first, *_ = training.registrations.order_by("pk")
    with time_machine.travel(at(14, 13), tick=False):
        registering.cancel(registration=first)
    with time_machine.travel(at(14, 15), tick=False):
        sweep.sweep()

    training.refresh_from_db()
    assert (places(training), training.seats) == ([LEFT, LAPSED, WAITS], Seats.FEW)


def test_sweep_offers_places_left_free(training):
    Event.objects.filter(pk=training.pk).update(capacity=2)

    with time_machine.travel(at(2, 12), tick=False):
        sweep.sweep()
        sweep.sweep()

    assert places(training) == [HAS, ASKED, WAITS]
    assert letters("offered") == [("place_offered", "osoba2@example.org")]


def test_offer_ends_before_the_start_of_an_event_moved_earlier(training):
    first, second, _ = training.registrations.order_by("pk")
    with time_machine.travel(at(2, 12), tick=False):
        registering.cancel(registration=first)
    Event.objects.filter(pk=training.pk).update(starts_at=at(3, 17), ends_at=at(3, 19))

    with time_machine.travel(at(3, 15), tick=False):
        with pytest.raises(errors.OfferOver):
            waiting_list.accept_offer(registration=second)
        assert waiting_list.expire_offers() == 1


def test_failure_of_one_event_does_not_stop_the_others(training):
    """One title breaks the letter; the offer of the later event is still sent."""
    later = EventFactory(with_sign_up=True, starts_at=at(20, 17))
    for event in (training, later):
        RegistrationFactory(event=event, place=ASKED, offer_ends_at=at(3, 12))
    Event.objects.filter(pk=training.pk).update(title="\ue000złamany\ue001")

    with time_machine.travel(at(4, 12), tick=False), pytest.raises(ExceptionGroup):
        sweep.sweep()

    assert (places(later), places(training)) == ([LAPSED], [HAS, WAITS, WAITS, ASKED])
