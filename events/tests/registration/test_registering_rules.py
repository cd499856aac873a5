"""Zapisy: who gets a place, who waits, who is told no, and what they hear from us."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from core.mail import outbox
from core.mail.models import Letter
from core.models import AuditEvent
from events import capacity, errors
from events.choices import Need, Place, Seats, Status
from events.registration.actions import registering
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, in_days
from events.tests.places import fill, letters, places, sign_up, somebody
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return EventFactory(with_sign_up=True, capacity=2)


def test_anyone_gets_a_free_place_and_one_letter(training):
    [registration] = sign_up(training)

    assert (registration.place, registration.queue_position, registration.party) == (Place.CONFIRMED, None, None)
    assert letters() == [("registration_confirmed", "osoba1@example.org")]


def test_the_clause_is_kept_with_the_time_of_consent(training):
    [registration] = sign_up(training)

    assert registration.clause == training.clause
    assert registration.consented_at is not None


def test_the_log_tells_of_the_place_and_not_of_the_person(training):
    [registration] = sign_up(training)

    event = AuditEvent.objects.get(action="events.register")
    assert (event.object_id, event.object_label) == (str(registration.pk), f"zapis {registration.pk}")
    assert event.details == {"event": training.pk, "place": "confirmed"}


def test_when_the_places_are_gone_people_wait_in_turn(training):
    fill(training, 4)

    queue = training.registrations.waiting()
    assert [(one.name, one.queue_position, capacity.position(one)) for one in queue] == [
        ("Osoba 3", 1, 1),
        ("Osoba 4", 2, 2),
    ]
    assert letters("waiting") == [
        ("registration_waiting", "osoba3@example.org"),
        ("registration_waiting", "osoba4@example.org"),
    ]


def test_the_letter_says_which_one_in_the_queue(training):
    fill(training, 4)

    text, _ = outbox.words_for(Letter.objects.latest("pk"))
    assert "Twoje miejsce w kolejce: 2." in text


def test_without_a_limit_everybody_gets_a_place():
    meeting = EventFactory(with_sign_up=True, capacity=None)

    fill(meeting, 3)

    assert places(meeting) == [Place.CONFIRMED] * 3
    assert capacity.free_places(meeting) is None


def test_a_full_event_without_a_waiting_list_says_so():
    meeting = EventFactory(with_sign_up=True, capacity=1, has_waiting_list=False)
    fill(meeting, 1)

    with pytest.raises(errors.EventFull, match="Nie ma już wolnych miejsc"):
        sign_up(meeting, somebody(2))

    assert places(meeting) == [Place.CONFIRMED]


def test_people_of_one_form_come_all_or_none():
    meeting = EventFactory(with_sign_up=True, capacity=2, has_waiting_list=False)

    with pytest.raises(errors.EventFull, match="Wolnych miejsc: 2"):
        sign_up(meeting, somebody(1), somebody(2), somebody(3))

    assert places(meeting) == []
    assert letters() == []


def test_of_one_form_the_first_have_places_and_the_others_wait(training):
    party = sign_up(training, somebody(1), somebody(2), somebody(3), somebody(4))

    assert [(one.place, one.queue_position) for one in party] == [
        (Place.CONFIRMED, None),
        (Place.CONFIRMED, None),
        (Place.WAITING, 1),
        (Place.WAITING, 2),
    ]
    assert len({one.party for one in party}) == 1
    assert party[0].party is not None


def test_nobody_jumps_the_queue_even_when_a_place_is_free():
    training = EventFactory(with_sign_up=True, capacity=3)
    RegistrationFactory(event=training, place=Place.WAITING, queue_position=7)

    [registration] = sign_up(training)

    assert (registration.place, registration.queue_position) == (Place.WAITING, 8)


def test_an_offered_place_is_not_given_to_a_newcomer():
    training = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=training, place=Place.OFFERED, queue_position=1)

    [registration] = sign_up(training)

    assert (registration.place, registration.queue_position) == (Place.WAITING, 2)


def test_a_turn_is_never_given_twice(training):
    *_, third, fourth = fill(training, 4)
    registering.cancel(registration=fourth)

    [registration] = sign_up(training, somebody(5))

    assert (third.queue_position, registration.queue_position) == (1, 3)


def test_an_address_has_one_place_whatever_its_case(training):
    sign_up(training)

    with pytest.raises(errors.AlreadyRegistered, match="już zapisany") as refused:
        sign_up(training, somebody(email="Osoba1@Example.org"), somebody(2))

    assert refused.value.emails == ["osoba1@example.org"]
    assert places(training) == [Place.CONFIRMED]


def test_an_address_stands_once_in_one_form(training):
    with pytest.raises(errors.AlreadyRegistered, match="Każda osoba potrzebuje własnego adresu") as refused:
        sign_up(training, somebody(), somebody(email="OSOBA1@example.org"))

    assert refused.value.emails == ["OSOBA1@example.org", "osoba1@example.org"]


def test_whoever_gave_the_place_back_may_sign_up_again(training):
    [first] = sign_up(training)
    registering.cancel(registration=first)

    [again] = sign_up(training)

    assert (again.place, places(training)) == (Place.CONFIRMED, [Place.CANCELLED, Place.CONFIRMED])


def test_what_else_the_database_refuses_is_no_sentence_for_people(training):
    with pytest.raises(IntegrityError):
        sign_up(training, somebody(name=""))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"status": Status.CANCELLED}, "nie odbędzie"),
        ({"status": Status.DRAFT}, "nie odbędzie"),
        ({"sign_up_opens_at": in_days(1)}, "jeszcze się nie zaczęły"),
        ({"sign_up_closes_at": in_days(-1)}, "zamknięte"),
        ({"has_sign_up": False}, "nie trzeba się zapisywać"),
        ({"starts_at": in_days(-3), "sign_up_closes_at": in_days(-3)}, "już się odbyło"),
    ],
)
def test_signing_up_has_its_time(facts, said):
    event = EventFactory(**{"has_sign_up": True, "capacity": 2, "sign_up_closes_at": in_days(9)} | facts)

    with pytest.raises(errors.SignUpClosed, match=said):
        sign_up(event)

    assert letters() == []


def test_the_office_adds_people_after_the_end_of_sign_up(training, dorota):
    training.sign_up_closes_at = timezone.now() - timedelta(hours=1)
    training.save(update_fields=["sign_up_closes_at"])

    [registration] = sign_up(training, is_by_office=True, by=dorota)

    assert (registration.place, registration.is_added_by_office) == (Place.CONFIRMED, True)
    assert registration.consented_at is None
    assert AuditEvent.objects.get(action="events.register").actor_id == dorota.pk


def test_people_without_an_address_are_added_by_the_office_and_get_no_letter(training, dorota):
    sign_up(training, somebody(1, email=""), somebody(2, email=""), is_by_office=True, by=dorota)

    assert (places(training), letters()) == ([Place.CONFIRMED] * 2, [])


def test_the_office_adds_nobody_to_what_was_called_off(dorota):
    event = EventFactory(with_sign_up=True, status=Status.CANCELLED)

    with pytest.raises(errors.SignUpClosed):
        sign_up(event, is_by_office=True, by=dorota)


def test_one_organisation_sends_so_many_and_no_more():
    training = EventFactory(with_sign_up=True, capacity=9, per_organization=2)
    entry = OrganizationFactory(name="Fundacja „Leszczyna”")
    sign_up(training, organization=entry)

    with pytest.raises(errors.OrganizationLimit, match=r"najwyżej 2 osoby\. Możesz zapisać jeszcze: 1"):
        sign_up(training, somebody(2), somebody(3), organization_name="fundacja leszczyna")
    sign_up(training, somebody(2), organization_name="fundacja leszczyna")
    with pytest.raises(errors.OrganizationLimit, match="już wykorzystany"):
        sign_up(training, somebody(3), organization=entry)


def test_the_limit_counts_those_who_wait_and_forgets_those_who_left():
    training = EventFactory(with_sign_up=True, capacity=1, per_organization=2)
    [first, _] = sign_up(training, somebody(1), somebody(2), organization_name="Stowarzyszenie")

    with pytest.raises(errors.OrganizationLimit):
        sign_up(training, somebody(3), organization_name="Stowarzyszenie")
    registering.cancel(registration=first)
    sign_up(training, somebody(3), organization_name="Stowarzyszenie")

    assert training.registrations.active().count() == 2


def test_people_of_no_organisation_are_not_one_organisation():
    training = EventFactory(with_sign_up=True, capacity=9, per_organization=1)

    fill(training, 3)

    assert places(training) == [Place.CONFIRMED] * 3


def test_needs_and_answers_are_kept_without_those_to_questions_taken_off(training):
    asked, removed = QuestionFactory(event=training), QuestionFactory(event=training, removed_at=timezone.now())
    foreign, empty = QuestionFactory(), QuestionFactory(event=training)
    answers = {asked.pk: " Tak ", removed.pk: "Nie", foreign.pk: "Nie", empty.pk: " "}

    [registration] = sign_up(training, somebody(needs={Need.DIET: "wegańska"}, answers=answers))

    assert list(registration.answers.values_list("question", "text")) == [(asked.pk, "Tak")]
    assert list(registration.needs.values_list("need", "details")) == [("diet", "wegańska")]


def test_needs_that_nobody_asks_for_are_not_kept():
    training = EventFactory(with_sign_up=True, asks_needs=False)

    [registration] = sign_up(training, somebody(needs={Need.LOOP: ""}))

    assert not registration.needs.exists()


def test_the_place_is_on_the_account_of_the_person_and_not_of_those_along(training, alice):
    mine, other = sign_up(training, somebody(email="ALICE@example.org"), somebody(2), user=alice)

    assert (mine.user, other.user) == (alice, None)


def test_lists_hear_how_much_room_is_left(training):
    sign_up(training, somebody(1), somebody(2))

    training.refresh_from_db()
    assert training.seats == Seats.WAITING


def test_a_bad_address_stops_nobody(training):
    sign_up(training, somebody(email="ktoś@gdzieś"))

    assert Letter.objects.get().status == Letter.Status.FAILED


def test_signing_up_costs_few_questions(django_assert_num_queries):
    """Everybody else who signs up for the event waits meanwhile; the words of the letter were written before."""
    training = EventFactory(with_sign_up=True, capacity=50)
    fill(training, 2)

    with django_assert_num_queries(9):  # is it known, lock, count, row, log, words, letter; two for the savepoint
        sign_up(training, somebody(3))
