"""Lista rezerwowa: a returned place goes to the next person, who accepts it or passes it on."""

import pytest
from django.utils import timezone

from core.errors import WrongState
from core.mail import outbox
from core.mail.models import Letter
from events import capacity, errors
from events.choices import Place, Seats, Status
from events.registration.actions import registering, waiting_list
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from events.tests.places import fill, letters, places, sign_up, somebody

pytestmark = pytest.mark.django_db
HAS, ASKED, WAITS, LEFT, LAPSED = Place.CONFIRMED, Place.OFFERED, Place.WAITING, Place.CANCELLED, Place.LAPSED


@pytest.fixture
def training():
    return EventFactory(with_sign_up=True, capacity=2)


def test_returned_place_is_offered_to_the_next_person(training):
    first, *_ = fill(training, 4)

    registering.cancel(registration=first)

    assert places(training) == [LEFT, HAS, ASKED, WAITS]
    assert letters()[-2:] == [
        ("registration_cancelled", "osoba1@example.org"),
        ("place_offered", "osoba3@example.org"),
    ]


def test_returned_place_without_a_waiting_list_is_free(training):
    first, _ = fill(training, 2)

    registering.cancel(registration=first)

    training.refresh_from_db()
    assert (capacity.free_places(training), training.seats) == (1, Seats.FEW)


def test_leaving_the_queue_sends_no_offer(training):
    *_, third, fourth = fill(training, 4)

    registering.cancel(registration=third)

    assert places(training) == [HAS, HAS, LEFT, WAITS]
    assert capacity.position(fourth) == 1


def test_declined_offer_goes_to_the_next_person(training):
    first, _, third, _ = fill(training, 4)
    registering.cancel(registration=first)

    registering.cancel(registration=third)

    assert places(training) == [LEFT, HAS, LEFT, ASKED]


def test_returning_a_place_twice_frees_one(training):
    first, *_ = fill(training, 4)
    registering.cancel(registration=first)

    with pytest.raises(WrongState, match="już zwolnione"):
        registering.cancel(registration=first)

    assert places(training) == [LEFT, HAS, ASKED, WAITS]


def test_present_person_cannot_return_the_place(training):
    present = RegistrationFactory(event=training, attended_at=timezone.now())

    with pytest.raises(WrongState, match="była na wydarzeniu"):
        registering.cancel(registration=present)


@pytest.mark.parametrize("act", [registering.cancel, waiting_list.accept_offer, registering.say_coming])
@pytest.mark.parametrize(
    ("facts", "said"), [({"starts_at": in_days(-2)}, "już się odbyło"), ({"status": Status.CANCELLED}, "nie odbędzie")]
)
def test_action_after_the_event_or_its_cancellation_is_refused(act, facts, said):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, **facts), place=Place.OFFERED)

    with pytest.raises(WrongState, match=said):
        act(registration=registration)

    registration.refresh_from_db()
    assert registration.place == Place.OFFERED


def test_accepted_offer_gives_the_place_and_the_online_address(training):
    training.online_url = "https://spotkanie.example.org/sala"
    training.save(update_fields=["online_url"])
    first, _, third = fill(training, 3)
    registering.cancel(registration=first)

    taken = waiting_list.accept_offer(registration=third)

    assert (taken.place, taken.offer_ends_at) == (HAS, None)
    letter = Letter.objects.select_related("body").latest("pk")
    assert (letter.kind, letter.to) == ("events.registration_confirmed", third.email)
    assert "https://spotkanie.example.org/sala" in outbox.words_for(letter)[0]
    assert "BEGIN:VEVENT" in outbox.calendar_of(letter)


def test_online_address_is_hidden_from_the_waiting_list(training):
    training.online_url = "https://spotkanie.example.org/sala"
    training.save(update_fields=["online_url"])

    fill(training, 3)

    text, _ = outbox.words_for(Letter.objects.get(kind="events.registration_waiting"))
    assert "spotkanie.example.org" not in text
    assert "adres dostaniesz razem z miejscem" in text


def test_accepting_an_offer_twice_counts_once(training):
    offered = RegistrationFactory(event=training, place=ASKED)
    waiting_list.accept_offer(registration=offered)

    with pytest.raises(WrongState, match="jest już Twoje"):
        waiting_list.accept_offer(registration=offered)

    assert letters("confirmed") == [("registration_confirmed", offered.email)]


def test_waiting_person_cannot_accept_without_an_offer(training):
    *_, third = fill(training, 3)

    with pytest.raises(errors.OfferOver, match="Nadal czekasz"):
        waiting_list.accept_offer(registration=third)


def test_lapsed_offer_cannot_be_accepted(training):
    lapsed = RegistrationFactory(event=training, place=LAPSED)

    with pytest.raises(errors.OfferOver, match="nieaktualna"):
        waiting_list.accept_offer(registration=lapsed)


def test_larger_capacity_sends_offers_in_order_and_smaller_capacity_removes_no_place(training):
    fill(training, 6)
    training.capacity = 5
    training.save(update_fields=["capacity"])

    offered = waiting_list.promote(event=training)

    assert [one.name for one in offered] == ["Osoba 3", "Osoba 4", "Osoba 5"]
    assert places(training) == [HAS, HAS, ASKED, ASKED, ASKED, WAITS]
    training.capacity = 1
    training.save(update_fields=["capacity"])
    assert waiting_list.promote(event=training) == []
    assert places(training) == [HAS, HAS, ASKED, ASKED, ASKED, WAITS]
    assert capacity.free_places(training) == 0


def test_removed_limit_sends_offers_to_everyone_waiting(training):
    fill(training, 4)
    training.capacity = None
    training.save(update_fields=["capacity"])

    waiting_list.promote(event=training)

    assert places(training) == [HAS, HAS, ASKED, ASKED]


def test_cancelled_event_sends_no_offers(training):
    fill(training, 3)
    training.capacity, training.status, training.status_reason = 3, Status.CANCELLED, "Choroba."
    training.save(update_fields=["capacity", "status", "status_reason"])

    assert waiting_list.promote(event=training) == []


def test_attendance_is_confirmed_once(training):
    [registration] = sign_up(training)

    first = registering.say_coming(registration=registration).said_coming_at
    again = registering.say_coming(registration=registration).said_coming_at

    assert first == again is not None


def test_only_a_person_with_a_place_confirms_attendance(training):
    *_, third = fill(training, 3)

    with pytest.raises(WrongState, match="Nie masz teraz"):
        registering.say_coming(registration=third)


def test_positions_cost_one_query_for_any_number(training, django_assert_num_queries):
    *_, third, fourth = fill(training, 4)

    with django_assert_num_queries(1):
        assert capacity.positions([fourth, third]) == {third.pk: 1, fourth.pk: 2}
    with django_assert_num_queries(0):
        assert capacity.positions([]) == {}
        assert capacity.position(training.registrations.model(place=HAS)) == 0


def test_one_person_of_a_group_can_leave(training):
    first, second = sign_up(training, somebody(1), somebody(2))

    registering.cancel(registration=first)

    second.refresh_from_db()
    assert second.place == HAS
