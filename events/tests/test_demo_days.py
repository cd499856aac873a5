"""Demo data: when loading is refused, and which dates its events get."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from events.demo import calendar, calendar_examples
from organizations.models import Organization


@pytest.mark.django_db
def test_demo_is_not_loaded_without_debug():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo", verbosity=0)

    assert not Organization.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 11, 27), date(2026, 12, 20), date(2027, 1, 15), date(2027, 4, 20)])
def test_events_avoid_days_off_and_have_one_meeting_a_day(day):
    with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False):
        for example in [*calendar_examples.EVENTS, calendar_examples.HELD]:
            days = [timezone.localdate(first) for first, *_ in calendar.dates_of(example)]

            assert not any(calendar.is_day_off(one) for one in days)
            assert len(set(days)) == len(example["when"])
            assert all((one > day) == (week >= 0) for one, (week, _) in zip(days, example["when"], strict=True))


def test_moved_event_gets_a_new_day_even_when_the_former_was_postponed():
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC), tick=False):
        [(former, *_)] = calendar.dates_of({"when": [(4, calendar_examples.THU)], "hours": ("17:00", "18:00")})
        example = {"when": [], "hours": ("17:00", "18:00")}
        [(moved, *_)] = calendar.dates_of(example, [(5, calendar_examples.THU)], but=[former.date()])

    assert (former.date(), moved.date()) == (date(2027, 1, 7), date(2027, 1, 14))
