"""The sweep, once a minute: match new calls and due reminders, then write the letters, one a day per profile.

Every step is safe to repeat, to run concurrently and to interrupt (grants.alerts.actions.rounds). A failed step does
not stop the others.
"""

import logging
import time
from collections.abc import Callable
from functools import partial

from grants.alerts import selectors
from grants.alerts.actions import rounds
from grants.choices import AlertKind

logger = logging.getLogger(__name__)
#: Seconds after which a worker leaves the rest of a large mailing to the next minute.
TURN = 40


def sweep() -> None:
    failed: list[Exception] = []
    for step in (rounds.call_off_overtaken_letters, take_up_all, match_new, match_reminders,
                 rounds.drop_what_holds_no_longer, write_all):  # fmt: skip
        _try(step, failed)
    if failed:
        raise ExceptionGroup("steps of the sweep failed", failed)


def take_up_all() -> None:
    while rounds.take_up_again():
        pass


def match_new() -> None:
    _each(partial(rounds.match, call=call, kind=AlertKind.NEW) for call in selectors.not_announced())


def match_reminders() -> None:
    for kind in (AlertKind.FORTNIGHT, AlertKind.THREE):
        _each(partial(rounds.match, call=call, kind=kind) for call in selectors.to_be_reminded_of(kind))


def write_all() -> None:
    until = time.monotonic() + TURN
    while rounds.write_letters() and time.monotonic() < until:
        pass


def _each(steps) -> None:
    """One call that cannot be matched does not block the others."""
    failed: list[Exception] = []
    for step in steps:
        _try(step, failed)
    if failed:
        raise ExceptionGroup("calls that could not be matched", failed)


def _try(step: Callable[[], object], failed: list[Exception]) -> None:
    try:
        step()
    except Exception as error:
        logger.exception("a step of the alerts failed")
        failed.append(error)
