"""Rano w biurze: upcoming events, events without attendance marks, forgotten drafts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import desk
from events.choices import Place, Status
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


def test_upcoming_events_are_listed_with_their_attendees():
    event = EventFactory(with_sign_up=True, starts_at=in_days(3))
    RegistrationFactory.create_batch(2, event=event)
    RegistrationFactory(event=event, place="waiting")
    EventFactory(starts_at=in_days(30))
    EventFactory(starts_at=in_days(3), status=Status.CANCELLED)

    assert [(one, one.confirmed, one.queued) for one in desk.coming()] == [(event, 2, 1)]


def test_past_event_is_listed_until_attendance_is_marked():
    now = timezone.now()
    event = EventFactory(with_sign_up=True, starts_at=now - timedelta(days=2))
    registration = RegistrationFactory(event=event)
    RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=now - timedelta(days=90)))
    RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=now - timedelta(days=2)), place=Place.WAITING)
    assert list(desk.unmarked()) == [event]

    type(registration).objects.filter(pk=registration.pk).update(attended_at=now)

    assert not desk.unmarked().exists()


def test_draft_with_a_near_date_is_listed_as_forgotten():
    draft = EventFactory(status=Status.DRAFT, starts_at=in_days(5), published_at=None)
    EventFactory(status=Status.DRAFT, starts_at=in_days(50), published_at=None)
    EventFactory(starts_at=in_days(5))

    assert list(desk.forgotten_drafts()) == [draft]
