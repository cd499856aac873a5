"""Zapisy: who gets a place, who joins the waiting list, who is refused, and which letters are sent."""

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


def test_free_place_goes_to_anyone_with_one_letter(training):
    [registration] = sign_up(training)

    assert (registration.place, registration.queue_position, registration.party) == (Place.CONFIRMED, None, None)
    assert letters() == [("registration_confirmed", "osoba1@example.org")]


def test_clause_is_stored_with_the_time_of_consent(training):
    [registration] = sign_up(training)

    assert registration.clause == training.clause
    assert registration.consented_at is not None


def test_log_names_the_place_and_not_the_person(training):
    [registration] = sign_up(training)

    event = AuditEvent.objects.get(action="events.register")
    assert (event.object_id, event.object_label) == (str(registration.pk), f"zapis {registration.pk}")
    assert event.details == {"event": training.pk, "place": "confirmed"}


def test_full_event_puts_people_on_the_waiting_list_in_order(training):
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


def test_letter_shows_the_queue_position(training):
    fill(training, 4)

    text, _ = outbox.words_for(Letter.objects.latest("pk"))
    assert "Twoje miejsce w kolejce: 2." in text


def test_event_without_a_limit_gives_everyone_a_place():
    meeting = EventFactory(with_sign_up=True, capacity=None)

    fill(meeting, 3)

    assert places(meeting) == [Place.CONFIRMED] * 3
    assert capacity.free_places(meeting) is None


def test_full_event_without_a_waiting_list_refuses():
    meeting = EventFactory(with_sign_up=True, capacity=1, has_waiting_list=False)
    fill(meeting, 1)

    with pytest.raises(errors.EventFull, match="Nie ma już wolnych miejsc"):
        sign_up(meeting, somebody(2))

    assert places(meeting) == [Place.CONFIRMED]


def test_people_of_one_form_register_all_or_none_without_a_waiting_list():
    meeting = EventFactory(with_sign_up=True, capacity=2, has_waiting_list=False)

    with pytest.raises(errors.EventFull, match="Wolnych miejsc: 2"):
        sign_up(meeting, somebody(1), somebody(2), somebody(3))

    assert places(meeting) == []
    assert letters() == []


def test_first_people_of_one_form_get_places_and_the_others_wait(training):
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


def test_offered_place_is_not_given_to_a_newcomer():
    training = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=training, place=Place.OFFERED, queue_position=1)

    [registration] = sign_up(training)

    assert (registration.place, registration.queue_position) == (Place.WAITING, 2)


def test_queue_position_is_never_reused(training):
    *_, third, fourth = fill(training, 4)
    registering.cancel(registration=fourth)

    [registration] = sign_up(training, somebody(5))

    assert (third.queue_position, registration.queue_position) == (1, 3)


def test_email_has_one_place_in_any_letter_case(training):
    sign_up(training)

    with pytest.raises(errors.AlreadyRegistered, match="już zapisany") as refused:
        sign_up(training, somebody(email="Osoba1@Example.org"), somebody(2))

    assert refused.value.emails == ["osoba1@example.org"]
    assert places(training) == [Place.CONFIRMED]


def test_email_may_appear_once_in_one_form(training):
    with pytest.raises(errors.AlreadyRegistered, match="Każda osoba potrzebuje własnego adresu") as refused:
        sign_up(training, somebody(), somebody(email="OSOBA1@example.org"))

    assert refused.value.emails == ["OSOBA1@example.org", "osoba1@example.org"]


def test_person_who_returned_a_place_may_sign_up_again(training):
    [first] = sign_up(training)
    registering.cancel(registration=first)

    [again] = sign_up(training)

    assert (again.place, places(training)) == (Place.CONFIRMED, [Place.CANCELLED, Place.CONFIRMED])


def test_other_database_errors_are_not_shown_as_messages(training):
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
def test_sign_up_outside_its_time_is_refused(facts, said):
    event = EventFactory(**{"has_sign_up": True, "capacity": 2, "sign_up_closes_at": in_days(9)} | facts)

    with pytest.raises(errors.SignUpClosed, match=said):
        sign_up(event)

    assert letters() == []


def test_office_adds_people_after_sign_up_closes(training, dorota):
    training.sign_up_closes_at = timezone.now() - timedelta(hours=1)
    training.save(update_fields=["sign_up_closes_at"])

    [registration] = sign_up(training, is_by_office=True, by=dorota)

    assert (registration.place, registration.is_added_by_office) == (Place.CONFIRMED, True)
    assert registration.consented_at is None
    assert AuditEvent.objects.get(action="events.register").actor_id == dorota.pk


def test_office_adds_people_without_an_email_and_sends_no_letter(training, dorota):
    sign_up(training, somebody(1, email=""), somebody(2, email=""), is_by_office=True, by=dorota)

    assert (places(training), letters()) == ([Place.CONFIRMED] * 2, [])


def test_office_cannot_add_people_to_a_cancelled_event(dorota):
    event = EventFactory(with_sign_up=True, status=Status.CANCELLED)

    with pytest.raises(errors.SignUpClosed):
        sign_up(event, is_by_office=True, by=dorota)


def test_organisation_limit_is_enforced():
    training = EventFactory(with_sign_up=True, capacity=9, per_organization=2)
    entry = OrganizationFactory(name="Fundacja „Leszczyna”")
    sign_up(training, organization=entry)

    with pytest.raises(errors.OrganizationLimit, match=r"najwyżej 2 osoby\. Możesz zapisać jeszcze: 1"):
        sign_up(training, somebody(2), somebody(3), organization_name="fundacja leszczyna")
    sign_up(training, somebody(2), organization_name="fundacja leszczyna")
    with pytest.raises(errors.OrganizationLimit, match="już wykorzystany"):
        sign_up(training, somebody(3), organization=entry)


def test_organisation_limit_counts_waiting_people_and_ignores_cancelled_ones():
    training = EventFactory(with_sign_up=True, capacity=1, per_organization=2)
    [first, _] = sign_up(training, somebody(1), somebody(2), organization_name="Stowarzyszenie")

    with pytest.raises(errors.OrganizationLimit):
        sign_up(training, somebody(3), organization_name="Stowarzyszenie")
    registering.cancel(registration=first)
    sign_up(training, somebody(3), organization_name="Stowarzyszenie")

    assert training.registrations.active().count() == 2


def test_people_without_an_organisation_share_no_limit():
    training = EventFactory(with_sign_up=True, capacity=9, per_organization=1)

    fill(training, 3)

    assert places(training) == [Place.CONFIRMED] * 3


def test_needs_and_answers_are_saved_except_for_retired_questions(training):
    asked, removed = QuestionFactory(event=training), QuestionFactory(event=training, removed_at=timezone.now())
    foreign, empty = QuestionFactory(), QuestionFactory(event=training)
    answers = {asked.pk: " Tak ", removed.pk: "Nie", foreign.pk: "Nie", empty.pk: " "}

    [registration] = sign_up(training, somebody(needs={Need.DIET: "wegańska"}, answers=answers))

    assert list(registration.answers.values_list("question", "text")) == [(asked.pk, "Tak")]
    assert list(registration.needs.values_list("need", "details")) == [("diet", "wegańska")]


def test_needs_are_dropped_when_the_event_does_not_ask():
    training = EventFactory(with_sign_up=True, asks_needs=False)

    [registration] = sign_up(training, somebody(needs={Need.LOOP: ""}))

    assert not registration.needs.exists()


def test_only_own_registration_is_linked_to_the_account(training, alice):
    mine, other = sign_up(training, somebody(email="ALICE@example.org"), somebody(2), user=alice)

    assert (mine.user, other.user) == (alice, None)


def test_list_shows_remaining_places_after_sign_up(training):
    sign_up(training, somebody(1), somebody(2))

    training.refresh_from_db()
    assert training.seats == Seats.WAITING


def test_bad_email_does_not_stop_registration(training):
    sign_up(training, somebody(email="ktoś@gdzieś"))

    assert Letter.objects.get().status == Letter.Status.FAILED


def test_sign_up_has_a_fixed_query_count(django_assert_num_queries):
    """The event is locked meanwhile; the letter's text is rendered earlier."""
    training = EventFactory(with_sign_up=True, capacity=50)
    fill(training, 2)

    with django_assert_num_queries(9):  # known, lock, count, row, log, text, letter; two for the savepoint
        sign_up(training, somebody(3))
