"""What the database itself refuses of editions, zones and stands, whoever writes."""

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
    """Whether this very constraint refused; SQLite names the columns of a broken uniqueness instead."""
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
def test_an_edition_with_impossible_times_is_refused(wrong, constraint):
    series = SeriesFactory()

    assert refused(lambda: Series.objects.filter(pk=series.pk).update(**wrong), constraint)


def test_a_zone_stands_once_in_an_edition_and_again_in_another():
    series = SeriesFactory()
    zone(series)

    assert refused(lambda: zone(series), "events_zone_once")
    assert zone(SeriesFactory()).pk


def test_a_stand_in_an_unknown_state_is_refused():
    asked = stand(SeriesFactory())

    assert refused(lambda: Stand.objects.filter(pk=asked.pk).update(status="lost"), "events_stand_status_known")


def test_a_second_active_stand_of_one_organisation_is_refused():
    first = stand(SeriesFactory(), status="accepted")

    assert refused(lambda: stand(first.series, first.organization), "events_stand_one_active")
