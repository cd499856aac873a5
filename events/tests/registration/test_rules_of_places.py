"""Property test: in any order of actions the capacity holds and the queue stays consistent."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import DomainError
from core.mail.models import Letter
from events import capacity
from events.choices import Place
from events.models import Event
from events.registration.actions import registering, waiting_list
from events.tests.factories import EventFactory
from events.tests.places import sign_up, somebody

pytestmark = pytest.mark.django_db
WHOSE = st.integers(1, 9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("come"), WHOSE),
        st.tuples(st.just("leave"), WHOSE),
        st.tuples(st.just("accept"), WHOSE),
        st.tuples(st.just("lapse"), WHOSE),
        st.tuples(st.just("room"), st.integers(1, 5)),
    ),
    min_size=5,
    max_size=30,
)


def do(event, step, number):
    if step == "come":
        return sign_up(event, somebody(number))
    if step == "room":
        Event.objects.filter(pk=event.pk).update(capacity=number)
        return waiting_list.promote(event=event)
    one = event.registrations.active().get(email=f"osoba{number}@example.org")
    if step == "lapse":
        event.registrations.filter(pk=one.pk, place=Place.OFFERED).update(offer_ends_at=event.published_at)
        return waiting_list.expire_offers()
    return (registering.cancel if step == "leave" else waiting_list.accept_offer)(registration=one)


def check(event, held_before):
    event.refresh_from_db()
    held, queue = capacity.taken(event), list(event.registrations.waiting())
    assert held <= max(event.capacity, held_before)  # a smaller capacity removes no held place
    assert not (queue and held < event.capacity)  # a free place is offered at once
    assert [one.queue_position for one in queue] == sorted({one.queue_position for one in queue})
    assert event.seats == ("waiting" if held >= event.capacity else "few")
    assert Letter.objects.filter(kind="events.place_offered").count() == sum(
        event.registrations.values_list("offers", flat=True)
    )


@settings(max_examples=30, deadline=None)
@given(steps=STEPS)
def test_places_stay_consistent_in_any_order_of_actions(steps):
    with transaction.atomic():
        event = EventFactory(with_sign_up=True, capacity=2, seats="few")
        for step, number in steps:
            held = capacity.taken(event)
            try:
                with transaction.atomic():
                    do(event, step, number)
            except (DomainError, event.registrations.model.DoesNotExist):
                pass
            check(event, held)
        transaction.set_rollback(True)
