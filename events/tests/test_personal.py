"""Personal data in the calendar: the export, and what remains after the account is closed."""

import pytest

from accounts import actions, personal
from core.models import AuditEvent
from events.choices import Place
from events.models import Event, PersonNeed, QuestionAnswer, Registration, Stand, SurveyAnswer
from events.tests.factories import (
    EventFactory,
    QuestionFactory,
    RegistrationFactory,
    SeriesFactory,
    SurveyFactory,
    in_days,
)
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def told(user, name):
    [part] = [part for part in personal.parts() if part.name == name]
    return part.export(user)


def place(user, *, days=10, **fields):
    event = EventFactory(title="Statut", starts_at=in_days(days), with_sign_up=True, capacity=1)
    return RegistrationFactory(event=event, user=user, name="Alicja", email=user.email, phone="+48 65 1", **fields)


def test_export_has_all_sign_up_data(alice, bob):
    mine = place(alice)
    PersonNeed.objects.create(registration=mine, need="diet", details="bez orzechów")
    QuestionAnswer.objects.create(
        registration=mine, question=QuestionFactory(event=mine.event, label="Po co?"), text="x"
    )
    place(bob)

    [one] = told(alice, "events.places")

    assert (one["wydarzenie"], one["imię i nazwisko"], one["telefon"]) == ("Statut", "Alicja", "+48 65 1")
    assert (one["odpowiedzi"], one["potrzeby"]) == ({"Po co?": "x"}, {"dieta": "bez orzechów"})


def test_closed_account_gives_its_place_to_the_next_person(alice):
    mine = place(alice)
    following = RegistrationFactory(event=mine.event, place=Place.WAITING)

    actions.erase(user=alice)

    following.refresh_from_db()
    assert following.place == Place.OFFERED


def test_places_are_returned_in_the_common_lock_order_of_events(alice):
    first, second = (EventFactory(starts_at=in_days(days), with_sign_up=True) for days in (20, 10))
    for event in (second, first):
        RegistrationFactory(event=event, user=alice, email=alice.email)

    actions.erase(user=alice)

    told = AuditEvent.objects.filter(action="events.cancel_registration").order_by("pk")
    assert [one.details["event"] for one in told] == [first.pk, second.pk]


def test_remaining_registrations_identify_nobody(alice):
    places = [place(alice), place(alice, days=-30)]
    PersonNeed.objects.create(registration=places[0], need="diet", details="bez orzechów")

    actions.erase(user=alice)

    rows = Registration.objects.filter(pk__in=[one.pk for one in places])
    assert set(rows.values_list("name", "email", "phone", "user")) == {("", "", "", None)}
    assert rows.filter(emptied_at__isnull=False).count() == 2
    assert not PersonNeed.objects.exists()


def test_account_closing_page_warns_about_places(alice):
    place(alice)

    [part] = [part for part in personal.parts() if part.name == "events.places"]

    assert part.warning(alice) == "Stracisz miejsca na wydarzeniach: „Statut”."


def test_stand_and_answer_stay_with_the_organisation(alice):
    group = OrganizationFactory()
    Stand.objects.create(
        series=SeriesFactory(), organization=group, offer="Sadzonki", contact_name="Alicja", contact_email=alice.email
    )
    SurveyAnswer.objects.create(survey=SurveyFactory(), organization=group, answered_by=alice)
    assert [len(told(alice, name)) for name in ("events.stands", "events.survey_answers")] == [1, 1]

    actions.erase(user=alice)

    assert Stand.objects.values_list("contact_name", "contact_email").get() == ("", "")
    assert SurveyAnswer.objects.get().answered_by is None


def test_submitted_event_stays_without_its_submitter(alice, bob):
    group = OrganizationFactory(name="Fundacja A")
    for user in (alice, bob):
        EventFactory(title="Piknik", organizer=group, submitted_by=user)
    [one] = told(alice, "events.submitted")
    assert one == {"wydarzenie": "Piknik", "organizacja": "Fundacja A", "stan": "opublikowane"}

    actions.erase(user=alice)

    assert list(Event.objects.order_by("pk").values_list("submitted_by", flat=True)) == [None, bob.pk]
