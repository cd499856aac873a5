"""Database constraints of editions, zones and stands."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Series, Stand
from events.tests.factories import SeriesFactory
from events.tests.stands import stand, zone

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def refused(write, name):
    """Whether this constraint refused the row; for unique constraints SQLite names the columns instead."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write()
    return name in str(error.value) or "UNIQUE" in str(error.value)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"starts_on": "2027-09-19", "ends_on": "2027-09-18"}, "events_series_ends_after_start"),
        ({"stands_open_at": NOW}, "events_series_stands_pair"),
        ({"stands_close_at": NOW}, "events_series_stands_pair"),
        ({"stands_open_at": NOW, "stands_close_at": NOW - timedelta(days=1)}, "events_series_stands_pair"),
    ],
)
def test_edition_with_invalid_times_is_refused(wrong, constraint):
    series = SeriesFactory()

    assert refused(lambda: Series.objects.filter(pk=series.pk).update(**wrong), constraint)


def test_zone_name_is_unique_within_an_edition():
    series = SeriesFactory()
    zone(series)

    assert refused(lambda: zone(series), "events_zone_once")
    assert zone(SeriesFactory()).pk


def test_stand_with_an_unknown_status_is_refused():
    asked = stand(SeriesFactory())

    assert refused(lambda: Stand.objects.filter(pk=asked.pk).update(status="lost"), "events_stand_status_known")


def test_second_active_stand_of_one_organisation_is_refused():
    first = stand(SeriesFactory(), status="accepted")

    assert refused(lambda: stand(first.series, first.organization), "events_stand_one_active")
