"""Wakes workers when letters are due. A wakeup may be lost: the sweep finds every letter."""

import threading

from django.db import transaction

from core import workers
from core.mail import tasks

_here = threading.local()


class _Wakeup:
    """One wakeup per transaction: the first callback after commit sends it, later ones do nothing."""

    given = False

    def give(self) -> None:
        if not self.given:
            self.given = True
            wake()


def wake_after_commit() -> None:
    """Ask a worker to process the outbox after the transaction commits."""
    waiting = getattr(_here, "wakeup", None)
    if waiting is None or waiting.given:
        waiting = _here.wakeup = _Wakeup()
    transaction.on_commit(waiting.give)


def wake() -> None:
    """Ask a worker to process the outbox now; broker errors do not reach the caller."""
    workers.hand_over(tasks.deliver)
