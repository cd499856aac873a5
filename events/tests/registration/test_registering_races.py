"""Many people at once: real threads with connections of their own, in both worlds.

On SQLite the whole database is the lock, so the same must hold and nobody may read "database is locked".
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
    """Steps shared out among threads that start together; what any of them met is in ``failures``."""

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
    """Counts the held places from a connection of its own as long as the others work."""

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


def test_two_hundred_people_for_twenty_places(crowd):
    training = EventFactory(with_sign_up=True, capacity=20)

    crowd.do([lambda number=number: sign_up(training, somebody(number)) for number in range(200)])

    assert crowd.failures == []
    assert training.registrations.confirmed().count() == 20
    assert list(training.registrations.waiting().values_list("queue_position", flat=True)) == list(range(1, 181))
    in_turn = training.registrations.waiting().values_list("pk", flat=True)
    assert list(in_turn) == sorted(in_turn)  # the order of turns is the order of coming
    assert Letter.objects.count() == 200
    assert Event.objects.get(pk=training.pk).seats == Seats.WAITING


def test_fifty_leave_while_fifty_come(crowd):
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
    assert not training.registrations.waiting().exists()  # room for all, so nobody is left without an offer


def test_one_person_in_eight_tabs_has_one_place(crowd):
    training = EventFactory(with_sign_up=True, capacity=5)

    crowd.do([lambda: sign_up(training)] * 8)

    assert [type(error) for error in crowd.failures] == [errors.AlreadyRegistered] * 7
    assert training.registrations.count() == Letter.objects.count() == 1


def test_the_last_of_an_organisation_is_let_in_once(crowd):
    training = EventFactory(with_sign_up=True, capacity=50, per_organization=3)

    crowd.do(
        [
            lambda number=number: sign_up(training, somebody(number), organization_name="Fundacja A")
            for number in range(8)
        ]
    )

    assert [type(error) for error in crowd.failures] == [errors.OrganizationLimit] * 5
    assert training.registrations.count() == 3


def test_an_offer_is_taken_or_passed_on_and_never_both(crowd):
    """The person presses the button in the very minute in which the sweep passes the place on."""
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


def test_two_sweeps_at_once_write_each_letter_once(crowd):
    training = EventFactory(with_sign_up=True)
    RegistrationFactory.create_batch(3, event=training)

    crowd.do([lambda: reminding.remind_people(event=training, days=7, since=timezone.now())] * 6)

    assert crowd.failures == []
    assert Letter.objects.filter(kind="events.reminder").count() == 3


def test_carrying_over_twice_at_once_adds_everybody_once(crowd, dorota):
    former = EventFactory(with_sign_up=True)
    RegistrationFactory.create_batch(4, event=former, place=Place.WAITING)
    later = EventFactory(with_sign_up=True, former=former, capacity=2)

    crowd.do([lambda: waiting_list.carry_over(event=later, by=dorota)] * 4)

    assert crowd.failures == []
    assert sorted(later.registrations.values_list("place", flat=True)) == ["offered"] * 2 + ["waiting"] * 2
    assert Letter.objects.count() == 4


def test_a_second_tab_that_asked_before_the_first_one_wrote_hears_the_sentence(crowd):
    """Both found the address free; the constraint has the last word."""
    training = EventFactory(with_sign_up=True, capacity=5)
    second = threading.Thread(target=crowd.do, args=[[lambda: sign_up(training)]])

    with transaction.atomic():
        Event.objects.select_for_update().get(pk=training.pk)
        second.start()
        time.sleep(0.7)  # it has asked and waits for the event
        RegistrationFactory(event=training, email="osoba1@example.org")
    second.join()

    assert [error.emails for error in crowd.failures] == [["osoba1@example.org"]]
    assert training.registrations.count() == 1
