"""Concurrent registration: real threads with their own connections, on PostgreSQL and SQLite.

SQLite locks the whole database; the same rules hold there, and no request fails with "database is locked".
"""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core.errors import WrongState
from core.mail.models import Letter
from events import errors
from events.choices import Place, Seats
from events.models import Event, Registration
from events.registration.actions import registering, reminding, waiting_list
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.places import sign_up, somebody

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 10


class Crowd:
    """Steps run by threads that start together; ``failures`` collects the exceptions."""

    def __init__(self):
        self.failures = []

    def do(self, steps):
        queue, barrier = list(reversed(steps)), threading.Barrier(min(AT_ONCE, len(steps)))

        def work():
            try:
                barrier.wait()
                while queue:
                    self._try(queue.pop())
            except IndexError:
                pass  # another thread took the last one
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _ in range(barrier.parties)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    def _try(self, step):
        try:
            step()
        except Exception as error:  # noqa: BLE001 - the test shows it
            self.failures.append(error)


@pytest.fixture
def crowd():
    return Crowd()


class Watch(threading.Thread):
    """Counts held places from its own connection while the other threads work."""

    def __init__(self, event):
        super().__init__()
        self.event, self.counts, self.is_over = event, [], threading.Event()

    def run(self):
        try:
            while not self.is_over.is_set():
                self.counts.append(Registration.objects.filter(event=self.event).holding().count())
        finally:
            connection.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.join()


def test_two_hundred_people_never_exceed_twenty_places(crowd):
    training = EventFactory(with_sign_up=True, capacity=20)

    crowd.do([lambda number=number: sign_up(training, somebody(number)) for number in range(200)])

    assert crowd.failures == []
    assert training.registrations.confirmed().count() == 20
    assert list(training.registrations.waiting().values_list("queue_position", flat=True)) == list(range(1, 181))
    in_turn = training.registrations.waiting().values_list("pk", flat=True)
    assert list(in_turn) == sorted(in_turn)  # queue order is sign-up order
    assert Letter.objects.count() == 200
    assert Event.objects.get(pk=training.pk).seats == Seats.WAITING


def test_fifty_leave_while_fifty_register_without_exceeding_the_limit(crowd):
    training = EventFactory(with_sign_up=True, capacity=50)
    leaving = RegistrationFactory.create_batch(50, event=training)
    steps = []
    for number, one in enumerate(leaving):
        steps += [
            lambda one=one: registering.cancel(registration=one),
            lambda number=number: sign_up(training, somebody(number)),
        ]

    with Watch(training) as watch:
        crowd.do(steps)

    assert crowd.failures == []
    assert len(watch.counts) > 10
    assert max(watch.counts) <= 50
    assert training.registrations.filter(place=Place.CANCELLED).count() == 50
    assert training.registrations.active().count() == 50
    assert not training.registrations.waiting().exists()  # room for all, so nobody remains without an offer


def test_person_in_eight_tabs_gets_one_place(crowd):
    training = EventFactory(with_sign_up=True, capacity=5)

    crowd.do([lambda: sign_up(training)] * 8)

    assert [type(error) for error in crowd.failures] == [errors.AlreadyRegistered] * 7
    assert training.registrations.count() == Letter.objects.count() == 1


def test_organisation_limit_is_never_exceeded(crowd):
    training = EventFactory(with_sign_up=True, capacity=50, per_organization=3)

    crowd.do(
        [
            lambda number=number: sign_up(training, somebody(number), organization_name="Fundacja A")
            for number in range(8)
        ]
    )

    assert [type(error) for error in crowd.failures] == [errors.OrganizationLimit] * 5
    assert training.registrations.count() == 3


def test_offer_is_accepted_or_passed_on_and_never_both(crowd):
    """The person accepts at the moment the sweep passes the place on."""
    training = EventFactory(with_sign_up=True, capacity=1)
    soon = timezone.now() + timedelta(hours=1)
    offered = RegistrationFactory(event=training, place=Place.OFFERED, queue_position=1, offer_ends_at=soon)
    RegistrationFactory(event=training, place=Place.WAITING, queue_position=2)

    crowd.do(
        [
            lambda: waiting_list.accept_offer(registration=offered),
            lambda: waiting_list.expire_offers(now=soon),
            lambda: registering.cancel(registration=offered),
            lambda: waiting_list.promote(event=training),
        ]
    )

    assert training.registrations.holding().count() == 1
    assert {type(error) for error in crowd.failures} <= {errors.OfferOver, WrongState}


def test_concurrent_sweeps_write_each_letter_once(crowd):
    training = EventFactory(with_sign_up=True)
    RegistrationFactory.create_batch(3, event=training)

    crowd.do([lambda: reminding.remind_people(event=training, days=7, since=timezone.now())] * 6)

    assert crowd.failures == []
    assert Letter.objects.filter(kind="events.reminder").count() == 3


def test_concurrent_carry_overs_add_each_person_once(crowd, dorota):
    former = EventFactory(with_sign_up=True)
    RegistrationFactory.create_batch(4, event=former, place=Place.WAITING)
    later = EventFactory(with_sign_up=True, former=former, capacity=2)

    crowd.do([lambda: waiting_list.carry_over(event=later, by=dorota)] * 4)

    assert crowd.failures == []
    assert sorted(later.registrations.values_list("place", flat=True)) == ["offered"] * 2 + ["waiting"] * 2
    assert Letter.objects.count() == 4


def test_registration_committed_after_the_check_is_reported_as_already_registered(crowd):
    """Both requests find the address free; the constraint refuses the second."""
    training = EventFactory(with_sign_up=True, capacity=5)
    second = threading.Thread(target=crowd.do, args=[[lambda: sign_up(training)]])

    with transaction.atomic():
        Event.objects.select_for_update().get(pk=training.pk)
        second.start()
        time.sleep(0.7)  # the thread has checked the address and waits for the event lock
        RegistrationFactory(event=training, email="osoba1@example.org")
    second.join()

    assert [error.emails for error in crowd.failures] == [["osoba1@example.org"]]
    assert training.registrations.count() == 1
