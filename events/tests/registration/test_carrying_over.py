"""Kolejna edycja: people left on the former waiting list are carried over once, come first and get one letter."""

import pytest

from core.errors import WrongState
from core.mail import outbox
from core.mail.models import Letter
from events.choices import Place, Status
from events.registration.actions import registering, waiting_list
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from events.tests.places import letters, places, sign_up, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def former():
    former = EventFactory(with_sign_up=True, starts_at=in_days(-20), title="Edycja wiosenna")
    for number, place in enumerate(["confirmed", "waiting", "waiting", "waiting", "cancelled"], 1):
        RegistrationFactory(
            event=former, place=place, queue_position=9 - number,
            name=f"Osoba {number}", email=f"osoba{number}@example.org",
            organization_name="Fundacja A", clause="Zgoda z wiosny.",
        )  # fmt: skip
    return former


@pytest.fixture
def later(former):
    return EventFactory(with_sign_up=True, capacity=2, former=former)


def test_carried_people_get_free_places_and_first_queue_positions_in_their_former_order(later, dorota):
    carried = waiting_list.carry_over(event=later, by=dorota)

    assert [(one.name, one.place, one.queue_position) for one in carried] == [
        ("Osoba 4", Place.OFFERED, 1),
        ("Osoba 3", Place.OFFERED, 2),
        ("Osoba 2", Place.WAITING, 3),
    ]
    assert (carried[0].organization_name, carried[0].clause) == ("Fundacja A", "Zgoda z wiosny.")


def test_each_carried_person_gets_one_letter_with_the_result(later, dorota):
    waiting_list.carry_over(event=later, by=dorota)

    assert letters() == [("carried_over", f"osoba{number}@example.org") for number in (4, 3, 2)]
    texts = [outbox.words_for(letter)[0] for letter in Letter.objects.order_by("pk")]
    assert ["Miejsce czeka do " in text for text in texts] == [True, True, False]
    assert "Twoje miejsce w kolejce: 1." in texts[2]
    assert "Edycja wiosenna" in texts[2]


def test_carrying_over_again_adds_nobody_even_after_a_refusal(later, dorota):
    first, *_ = waiting_list.carry_over(event=later, by=dorota)
    registering.cancel(registration=first)

    assert waiting_list.carry_over(event=later, by=dorota) == []
    assert later.registrations.count() == 3


def test_people_already_waiting_stay_first(later, dorota):
    RegistrationFactory.create_batch(2, event=later)
    sign_up(later, somebody(9))
    later.capacity = 3
    later.save(update_fields=["capacity"])

    waiting_list.carry_over(event=later, by=dorota)

    assert places(later) == ["confirmed", "confirmed", "offered", "waiting", "waiting", "waiting"]
    assert letters()[1:] == [
        ("place_offered", "osoba9@example.org"),
        *[("carried_over", f"osoba{number}@example.org") for number in (4, 3, 2)],
    ]


def test_new_people_queue_behind_carried_ones(later, dorota):
    waiting_list.carry_over(event=later, by=dorota)

    [registration] = sign_up(later, somebody(9))

    assert (registration.place, registration.queue_position) == (Place.WAITING, 4)


@pytest.mark.parametrize(
    "facts", [{"former": None}, {"has_sign_up": False}, {"status": Status.CANCELLED}, {"starts_at": in_days(-1)}]
)
def test_carrying_over_to_an_unsuitable_event_is_refused(former, dorota, facts):
    event = EventFactory(**{"with_sign_up": True, "former": former} | facts)

    with pytest.raises(WrongState):
        waiting_list.carry_over(event=event, by=dorota)
