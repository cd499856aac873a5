"""Telling workers that there is something in the outbox. A wakeup may be lost: the sweep finds every letter."""

import threading

from django.db import transaction

from core import workers
from core.mail import tasks

_here = threading.local()


class _Wakeup:
    """One for all letters of a transaction: the first callback after commit gives it, the others see it given."""

    given = False

    def give(self) -> None:
        if not self.given:
            self.given = True
            wake()


def wake_after_commit() -> None:
    """Ask a worker to look into the outbox once the letters are there to be seen."""
    waiting = getattr(_here, "wakeup", None)
    if waiting is None or waiting.given:
        waiting = _here.wakeup = _Wakeup()
    transaction.on_commit(waiting.give)


def wake() -> None:
    """Ask a worker to look into the outbox now; whatever is wrong with the broker, the caller goes on."""
    workers.hand_over(tasks.deliver)
