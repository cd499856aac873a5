"""The demo archive: how dates of its rows are read."""

import pytest
from django.utils import timezone

from events.demo import archive


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2019", "2019-01-01 00:00", "2019-12-31 23:59", "year"),
        ("2017-12", "2017-12-01 00:00", "2017-12-31 23:59", "month"),
        ("2016-09-17", "2016-09-17 00:00", "2016-09-17 23:59", "day"),
        ("2015-09-18/2015-09-27", "2015-09-18 00:00", "2015-09-27 23:59", "day"),
        ("2015-10-25", "2015-10-25 00:00", "2015-10-25 23:59", "day"),  # the day has 25 hours
    ],
)
def test_date_covers_all_of_its_days(text, first, last, precision):
    starts_at, ends_at, known = archive.span_of(text)

    assert [f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" for moment in (starts_at, ends_at)] == [first, last]
    assert known == precision


def test_row_without_a_date_has_no_span():
    assert archive.span_of("") is None
