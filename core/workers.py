"""Handing work to the workers. It may be lost with a broker that is down: what must be done, beat asks for again."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)


def hand_over_after_commit(task: Task, *args: Any) -> None:
    """Have a worker carry out the task once what it works on is there to be seen."""
    transaction.on_commit(lambda: hand_over(task, *args))


def hand_over(task: Task, *args: Any) -> None:
    """Have a worker carry out the task now; whatever is wrong with the broker, the caller goes on."""
    try:
        task.apply_async(args=args, retry=False)
    except Exception as error:  # noqa: BLE001 - what was committed must not look like a failure to the person
        logger.warning("%s was not handed to a worker, beat will ask again: %s", task.name, type(error).__name__)


def try_each(steps: Iterable[Callable[[], object]]) -> None:
    """Run every step, whatever became of the others; raise an ExceptionGroup of those that failed at the end."""
    failed: list[Exception] = []
    for step in steps:
        try:
            step()
        except Exception as error:
            logger.exception("a step of the sweep failed")
            failed.append(error)
    if failed:
        raise ExceptionGroup("steps of the sweep failed", failed)
