"""A place gets another address: calendars of what is still to come hear of it."""

import pytest

from events.calendar.actions import venues
from events.tests.factories import EventFactory, VenueFactory, in_days

pytestmark = pytest.mark.django_db


def sequences(*events):
    for event in events:
        event.refresh_from_db()
    return [event.sequence for event in events]


def test_another_street_is_news_for_calendars_of_coming_events_alone(dorota):
    place = VenueFactory()
    coming, over, elsewhere = (
        EventFactory(venue=place),
        EventFactory(venue=place, starts_at=in_days(-5)),
        EventFactory(),
    )

    venues.venue_changed(venue=place, fields=["street"], is_new=False, by=dorota)

    assert sequences(coming, over, elsewhere) == [1, 0, 0]


def test_a_lift_is_no_news_for_calendars(dorota):
    coming = EventFactory()

    venues.venue_changed(venue=coming.venue, fields=["access_features"], is_new=False, by=dorota)

    assert sequences(coming) == [0]
