"""Telling workers that there is something in the outbox. A nudge may be lost: the sweep finds every letter."""

import threading

from django.db import transaction

from core import workers

_here = threading.local()


class _Nudge:
    """One for all letters of a transaction: the first callback after commit gives it, the others see it given."""

    given = False

    def give(self) -> None:
        if not self.given:
            self.given = True
            nudge()


def nudge_after_commit() -> None:
    """Ask a worker to look into the outbox once the letters are there to be seen."""
    waiting = getattr(_here, "nudge", None)
    if waiting is None or waiting.given:
        waiting = _here.nudge = _Nudge()
    transaction.on_commit(waiting.give)


def nudge() -> None:
    """Ask a worker to look into the outbox now; whatever is wrong with the broker, the caller goes on."""
    from core.mail import tasks  # noqa: PLC0415 - tasks.py is a leaf: its bodies import us

    workers.hand_over(tasks.deliver)
