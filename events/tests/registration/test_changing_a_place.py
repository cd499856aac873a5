"""A venue gets a new address: calendars of upcoming events are updated."""

import pytest

from events.calendar.actions import venues
from events.tests.factories import EventFactory, VenueFactory, in_days

pytestmark = pytest.mark.django_db


def sequences(*events):
    for event in events:
        event.refresh_from_db()
    return [event.sequence for event in events]


def test_new_street_updates_calendars_of_upcoming_events_only(dorota):
    place = VenueFactory()
    coming, over, elsewhere = (
        EventFactory(venue=place),
        EventFactory(venue=place, starts_at=in_days(-5)),
        EventFactory(),
    )

    venues.venue_changed(venue=place, fields=["street"], is_new=False, by=dorota)

    assert sequences(coming, over, elsewhere) == [1, 0, 0]


def test_added_lift_updates_no_calendar(dorota):
    coming = EventFactory()

    venues.venue_changed(venue=coming.venue, fields=["access_features"], is_new=False, by=dorota)

    assert sequences(coming) == [0]
