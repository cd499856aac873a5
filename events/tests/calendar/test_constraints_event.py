"""Database constraints of events and their dates."""

import pytest
from django.db import IntegrityError, transaction

from events.models import Event, EventDate, OldEventAddress
from events.tests.factories import EventFactory, QuestionFactory, VenueFactory, in_days
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def refuses(model, pk, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=pk).update(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "wesele"},
        {"status": "zapomniane"},
        {"audience": "wybrani"},
        {"seats": "lots"},
        {"precision": "week"},
        {"ends_at": None},
        {"ends_at": in_days(1)},
        {"starts_at": None, "ends_at": None},
        {"audience": "members"},
        {"has_sign_up": True},
        {"sign_up_opens_at": in_days(5), "sign_up_closes_at": in_days(4)},
        {"capacity": 0},
        {"per_organization": 0},
        {"status": "cancelled"},
        {"status": "moved"},
        {"status": "rejected"},
        {"status": "needs_changes"},
    ],
)
def test_invalid_event_is_refused(values):
    refuses(Event, EventFactory().pk, **values)


def test_draft_may_lack_dates_and_end_of_sign_up():
    draft = EventFactory(status="draft", starts_at=None, ends_at=None, has_sign_up=True)

    assert Event.objects.get(pk=draft.pk).sign_up_closes_at is None


def test_organiser_is_an_entry_or_a_text_and_members_of_needs_members_audience():
    entry = OrganizationFactory()
    refuses(Event, EventFactory(organizer=entry).pk, organizer_text="Dom Kultury")
    refuses(Event, EventFactory().pk, members_of=entry)


def test_slug_belongs_to_one_event():
    first, second = EventFactory(), EventFactory()
    refuses(Event, second.pk, slug=first.slug)
    OldEventAddress.objects.create(slug="dawny", event=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        OldEventAddress.objects.create(slug="dawny", event=second)


def test_date_ends_after_its_start_and_is_unique():
    event = EventFactory()
    date = event.dates.get()
    refuses(EventDate, date.pk, ends_at=date.starts_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventDate.objects.create(event=event, starts_at=date.starts_at, ends_at=date.ends_at)


def test_question_has_a_known_kind_and_a_choice_has_options():
    question = QuestionFactory()
    refuses(type(question), question.pk, kind="song")
    refuses(type(question), question.pk, kind="choice")


@pytest.mark.parametrize(
    "values",
    [{"latitude": 51.8}, {"latitude": 91, "longitude": 16}, {"latitude": 51, "longitude": 181}],
)
def test_venue_coordinates_are_complete_and_valid(values):
    venue = VenueFactory()
    refuses(type(venue), venue.pk, **values)


def test_venue_name_is_unique():
    first, second = VenueFactory(), VenueFactory()
    refuses(type(second), second.pk, name=first.name)
