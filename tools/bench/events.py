"""The calendar with 20,000 events: pages and feeds against bare views, concurrent sign-ups for one event.

``figures(variables)`` needs a database filled by tools.bench.events_fill; to run only this part:
``script/bench --only events``.
"""

import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

from tools.bench import pages, server

EVENTS, CONFERENCES = 20_000, 1000
SIGN_UP_SLUG = "szkolenie-na-ktore-chca-przyjsc-wszyscy"
PROCESSES, SIGN_UP_SECONDS, FEEDS_ASKED = 4, 5.0, 15
LIST = "/wydarzenia/"
MONTH = f"{LIST}kalendarz/{datetime.now(UTC):%Y/%-m}/"
MIXED = [LIST, f"{LIST}?temat=sport", f"{LIST}?strona=3", f"{LIST}?wolne=1&rodzaj=szkolenie", f"{LIST}archiwum/"]
EVENT = f"{LIST}{SIGN_UP_SLUG}/"
FEED = f"{LIST}kalendarz.ics?rodzaj="
MANY, ONE = f"{FEED}konferencja", f"{FEED}festiwal-lub-festyn"


def figures(variables: dict[str, str], rounds: int) -> dict[str, Any]:
    """Pages against bare views, milliseconds of the feeds, sign-ups per second."""
    targets = {"list": [LIST], "mixed": MIXED, "month": [MONTH], "event": [EVENT]}
    measured = pages.measure(variables, targets, rounds)
    with pages.both(variables) as ((port, _), _):
        feeds = _feeds(f"http://127.0.0.1:{port}")
    return {"pages": measured, **feeds, "sign_ups": sign_ups_per_second(variables)}


def _feeds(here: str) -> dict[str, float]:
    """Median milliseconds of the feed of a thousand events and of the feed of one, in alternation."""
    times = {MANY: [], ONE: []}
    for number in range(FEEDS_ASKED + 5):
        for path, found in times.items():
            start = time.perf_counter()
            content = server.fetch(here + path)
            if number >= 5:  # the first requests fill the caches of each worker
                found.append((time.perf_counter() - start) * 1000)
            expected = CONFERENCES if path == MANY else 1
            if content.count(b"BEGIN:VEVENT") != expected:
                raise SystemExit(f"{path} should hold {expected} events and holds {content.count(b'BEGIN:VEVENT')}.")
    return {"feed_of_many_ms": statistics.median(times[MANY]), "feed_of_one_ms": statistics.median(times[ONE])}


def sign_ups_per_second(variables: dict[str, str]) -> float:
    """Places and queue positions given per second at one event, one transaction each, from several processes."""
    with ExitStack() as at_the_end:
        people = [_start(at_the_end, variables, number) for number in range(PROCESSES)]
        for one in people:
            if one.stdout.readline() != "ready\n":
                raise SystemExit("Somebody who should sign up could not begin.")
        for one in people:
            one.stdin.write("go\n")
            one.stdin.flush()
        return sum(int(one.stdout.readline()) for one in people) / SIGN_UP_SECONDS


def _start(at_the_end: ExitStack, variables: dict[str, str], number: int) -> subprocess.Popen:
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        [sys.executable, "-m", "tools.bench.signing_up", str(number), str(SIGN_UP_SECONDS)],
        cwd=server.ROOT,
        env=os.environ | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    at_the_end.enter_context(process)
    at_the_end.callback(process.terminate)
    return process
