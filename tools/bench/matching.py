"""Matches new calls with all alert profiles, then writes the first letters: ``python -m tools.bench.matching``.

Prints one JSON object. Each round matches another call, so nothing is cached from the previous one.
"""

import json
import os
import statistics
import sys
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up first

from core.mail.models import Letter  # noqa: E402
from grants.alerts.actions import rounds  # noqa: E402
from grants.choices import AlertKind  # noqa: E402
from grants.models import AlertItem, AlertProfile, AlertRound, Call  # noqa: E402

ROUNDS, PORTIONS = 5, 10


def seconds(work) -> tuple[float, int]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def matched() -> list[tuple[float, int]]:
    """Calls with different themes and applicants; the last one has every theme and is for everybody."""
    calls = list(Call.objects.open()[:ROUNDS])
    calls[-1].themes.clear()
    calls[-1].applicants.all().delete()
    Call.objects.filter(pk=calls[-1].pk).update(is_for_informal=True)
    Call.objects.filter(pk__in=[call.pk for call in calls]).update(published_at=timezone.now())
    fresh = Call.objects.in_bulk([call.pk for call in calls])
    calls = [fresh[call.pk] for call in calls]
    AlertRound.objects.filter(call__in=calls).delete()
    return [seconds(lambda call=call: rounds.match(call=call, kind=AlertKind.NEW)) for call in calls]


def write_some() -> int:
    """The first batches of letters; each profile's letter has several calls."""
    before = Letter.objects.count()
    for _ in range(PORTIONS):
        rounds.write_letters()
    return Letter.objects.count() - before


if __name__ == "__main__":
    found = matched()
    if found[-1][1] != AlertProfile.objects.active().count():
        raise SystemExit("A call for everybody should concern every profile.")
    AlertItem.objects.update(created_at=timezone.now() - timedelta(hours=1))
    took, written = seconds(write_some)
    figures = {
        "matching_seconds": max(one for one, _ in found),
        "matching_median_seconds": statistics.median(one for one, _ in found),
        "letters_per_second": written / took,
        "letters_written": written,
    }
    sys.stdout.write(json.dumps(figures))
