"""Retention in the calendar: people, messages and contacts are deleted; counts, opinions and certificates stay."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from core.retention import purging
from events.choices import Need, Place
from events.models import Certificate, Feedback, Message, PersonNeed, QuestionAnswer, Stand, SurveyAnswer
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, SeriesFactory, SurveyFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def after(event, days):
    return time_machine.travel(event.ends_at + timedelta(days=days), tick=False)


@pytest.fixture
def training():
    return EventFactory(with_sign_up=True, retention_months=24)


@pytest.fixture
def person(training, alice):
    person = RegistrationFactory(
        event=training, phone="+48 600 000 000", user=alice, organization=OrganizationFactory(),
        organization_name="Fundacja", organization_key="0102", attended_at=timezone.now(),
    )  # fmt: skip
    PersonNeed.objects.create(registration=person, need=Need.LOOP)
    QuestionAnswer.objects.create(registration=person, question=QuestionFactory(event=training), text="Tak")
    return person


def test_people_are_kept_for_the_retention_period_of_the_event(training, person):
    with after(training, 729):
        purging.purge()

    person.refresh_from_db()
    assert (person.name != "", person.emptied_at) == (True, None)
    assert (person.needs.count(), person.answers.count()) == (1, 1)


def test_after_the_period_only_counts_remain(training, person):
    with after(training, 732):
        assert purging.purge()["events.people"] == 1
        assert purging.purge()["events.people"] == 0

    person.refresh_from_db()
    assert (person.name, person.email, person.phone, person.organization_name) == ("", "", "", "")
    assert (person.organization_key, person.user) == ("", None)
    assert (person.needs.count(), person.answers.count()) == (0, 0)
    assert (person.place, person.attended_at is None, person.organization is None) == (Place.CONFIRMED, False, False)


def test_each_event_has_its_own_period(training, person):
    other = RegistrationFactory(event=EventFactory(with_sign_up=True, retention_months=1))

    with after(training, 40):
        purging.purge()

    other.refresh_from_db()
    person.refresh_from_db()
    assert (other.name == "", person.name == "") == (True, False)


@pytest.mark.parametrize(("today", "is_kept"), [((2027, 2, 28), True), ((2027, 3, 1), False)])
def test_period_is_counted_in_calendar_months(today, is_kept):
    """Three months from 30 November end with February."""
    zone = timezone.get_default_timezone()
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=zone)):
        event = EventFactory(with_sign_up=True, retention_months=3)  # it ends on 30 November at 19.00
        person = RegistrationFactory(event=event)

    with time_machine.travel(datetime(*today, 18, tzinfo=zone)):
        purging.purge()

    person.refresh_from_db()
    assert (person.name != "") == is_kept


def test_certificate_code_is_kept(training, person):
    Certificate.objects.create(registration=person, year=2027, number=1, code="A" * 12)

    with after(training, 732):
        purging.purge()

    assert Certificate.objects.get(code="A" * 12).registration == person


def test_opinions_stay_and_messages_lose_their_text(training):
    Feedback.objects.create(event=training, useful=5, good="Wszystko")
    Message.objects.create(event=training, subject="Zmiana sali", text="Sala 3, pytać osobę…", form_key=uuid4())

    with after(training, 732):
        assert purging.purge()["events.messages"] == 1

    assert Feedback.objects.get().good == "Wszystko"
    assert (Message.objects.get().subject, Message.objects.get().text) == ("Zmiana sali", "")


@pytest.mark.parametrize(("days", "left"), [(365, "Koordynatorka"), (367, "")])
def test_stand_contact_is_deleted_a_year_after_the_festival(days, left):
    series = SeriesFactory()
    stand = Stand.objects.create(
        series=series, organization=OrganizationFactory(), offer="Miód", contact_name="Koordynatorka",
        contact_email="stoisko@example.org",
    )  # fmt: skip

    with time_machine.travel(timezone.now() + (series.ends_on - timezone.localdate()) + timedelta(days=days)):
        purging.purge()

    stand.refresh_from_db()
    assert stand.contact_name == left


@pytest.mark.parametrize(("days", "is_known"), [(729, True), (731, False)])
def test_survey_respondent_is_deleted_after_two_years(alice, days, is_known):
    survey = SurveyFactory()
    answer = SurveyAnswer.objects.create(survey=survey, organization=OrganizationFactory(), answered_by=alice)

    with time_machine.travel(survey.closes_at + timedelta(days=days)):
        purging.purge()

    answer.refresh_from_db()
    assert (answer.answered_by is not None) == is_known


def test_privacy_page_lists_the_periods(client):
    said = client.get("/prywatnosc/").content.decode()

    assert "zwykle to 24 miesiące od wydarzenia" in said
