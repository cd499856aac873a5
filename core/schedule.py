"""Periodic tasks of core. An app declares its own in schedule.py: SCHEDULE = {name: every(task, seconds)}.

Each sweep finds due work by database rows, so the next run does what a lost one missed.
"""

from typing import Any

from django.conf import settings

MINUTE, DAY = 60.0, 24 * 3600.0


def every(seconds: float, *tasks: str) -> dict[str, dict[str, Any]]:
    """Schedule entries of these tasks, given by dotted name."""
    return {task: {"task": task, "schedule": seconds} for task in tasks}


SCHEDULE = (
    every(settings.LETTERS_SWEEP, "core.mail.tasks.sweep")
    | every(MINUTE, "core.tasks.heartbeat")
    | every(DAY, "core.tasks.purge_personal_data")
)
