"""One of several processes that sign people up for the same event, one after another.

Run as ``python -m tools.bench.signing_up NUMBER SECONDS``: reports that it is ready, waits for a line, works for
SECONDS and prints the number of sign-ups.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from events.models import Event  # noqa: E402
from events.registration.actions import registering  # noqa: E402 - Django must be set up first
from tools.bench.events import SIGN_UP_SLUG  # noqa: E402


def sign_up(event: Event, name: str) -> None:
    person = registering.Person(name=f"Uczestniczka {name}", email=f"uczestniczka-{name}@example.org")
    registering.register(event=event, people=[person])


def main(number: str, seconds: float) -> None:
    event = Event.objects.get(slug=SIGN_UP_SLUG)
    sign_up(event, f"{number}-pierwsza-{time.time_ns()}")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    end, count, mark = time.perf_counter() + seconds, 0, time.time_ns()
    while time.perf_counter() < end:
        sign_up(event, f"{number}-{mark}-{count}")
        count += 1
    sys.stdout.write(f"{count}\n")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
