"""Handing work to the workers. It may be lost with a broker that is down: what must be done, beat asks for again."""

import logging
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
