"""Database constraints of registrations, answers and needs."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.choices import Need, Place
from events.models import PersonNeed, Question, QuestionAnswer, Registration
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def is_refused(name, write):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    said = str(refused.value)
    return name in said or "UNIQUE constraint failed" in said


def changed(registration, **facts):
    return lambda: Registration.objects.filter(pk=registration.pk).update(**facts)


@pytest.mark.parametrize("place", [Place.CONFIRMED, Place.OFFERED, Place.WAITING])
def test_email_has_one_active_place_in_any_letter_case(place):
    one = RegistrationFactory(email="osoba@example.org", place=place)

    assert is_refused(
        "events_registration_one_active_per_email",
        lambda: RegistrationFactory(event=one.event, email="OSOBA@example.org"),
    )
    RegistrationFactory(email="osoba@example.org")  # another event
    RegistrationFactory(event=one.event, email="osoba@example.org", place=Place.CANCELLED)


def test_several_people_may_have_no_email():
    event = EventFactory(with_sign_up=True)

    RegistrationFactory.create_batch(2, event=event, email="")

    assert event.registrations.count() == 2


def test_queue_position_is_unique():
    one = RegistrationFactory(place=Place.WAITING, queue_position=3)

    assert is_refused(
        "events_registration_one_per_queue_position",
        lambda: RegistrationFactory(event=one.event, place=Place.WAITING, queue_position=3),
    )
    RegistrationFactory(event=one.event, place=Place.LAPSED, queue_position=3)


@pytest.mark.parametrize(
    ("place", "facts", "name"),
    [
        (Place.CONFIRMED, {"place": "promised"}, "events_registration_place_known"),
        (Place.WAITING, {"queue_position": None}, "events_registration_waiting_has_turn"),
        (Place.OFFERED, {"offer_ends_at": None}, "events_registration_offer_has_end"),
        (Place.CONFIRMED, {"offer_ends_at": timezone.now()}, "events_registration_offer_has_end"),
        (Place.CANCELLED, {"attended_at": timezone.now()}, "events_registration_present_had_place"),
        (Place.CONFIRMED, {"name": ""}, "events_registration_named_or_emptied"),
        (Place.CONFIRMED, {"emptied_at": timezone.now()}, "events_registration_named_or_emptied"),
    ],
)
def test_registration_fields_are_consistent(place, facts, name):
    assert is_refused(name, changed(RegistrationFactory(place=place), **facts))


def test_need_has_a_known_kind_and_is_unique_per_person():
    one = RegistrationFactory()
    PersonNeed.objects.create(registration=one, need=Need.DIET)

    for need, name in (("parking", "events_personneed_need_known"), (Need.DIET, "events_personneed_once")):
        assert is_refused(name, lambda need=need: PersonNeed.objects.create(registration=one, need=need))


def test_question_has_one_answer_per_person():
    one, question = RegistrationFactory(), QuestionFactory()
    QuestionAnswer.objects.create(registration=one, question=question, text="Tak")

    assert is_refused(
        "events_questionanswer_once",
        lambda: QuestionAnswer.objects.create(registration=one, question=question, text="Nie"),
    )


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": "drawing", "options": "Tak"}, "events_question_kind_known"),
        ({"kind": "choice"}, "events_question_has_options"),
    ],
)
def test_question_fields_are_consistent(facts, name):
    question = QuestionFactory()

    assert is_refused(name, lambda: Question.objects.filter(pk=question.pk).update(**facts))
