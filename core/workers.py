"""Starts background tasks. A task is lost while the broker is down: beat repeats every required task."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)


def hand_over_after_commit(task: Task, *args: Any) -> None:
    """Start the task after the transaction commits."""
    transaction.on_commit(lambda: hand_over(task, *args))


def hand_over(task: Task, *args: Any) -> None:
    """Start the task now; broker errors do not reach the caller."""
    try:
        task.apply_async(args=args, retry=False)
    except Exception as error:  # noqa: BLE001 - the change is committed and must not look like a failure to the user
        logger.warning("%s was not handed to a worker, beat will ask again: %s", task.name, type(error).__name__)


def try_each(steps: Iterable[Callable[[], object]]) -> None:
    """Run every step, also after a failure; at the end raise an ExceptionGroup of the errors."""
    failed: list[Exception] = []
    for step in steps:
        try:
            step()
        except Exception as error:
            logger.exception("a step of the sweep failed")
            failed.append(error)
    if failed:
        raise ExceptionGroup("steps of the sweep failed", failed)
