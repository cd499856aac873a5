"""What beat starts of the floor. An app says the same in its own schedule.py: SCHEDULE = {name: every(task, seconds)}.

Each sweep looks for what is due by rows of the database, so the next one does what a lost one did not.
"""

from typing import Any

from django.conf import settings

MINUTE, DAY = 60.0, 24 * 3600.0


def every(seconds: float, *tasks: str) -> dict[str, dict[str, Any]]:
    """The entries of these tasks, by their dotted names."""
    return {task: {"task": task, "schedule": seconds} for task in tasks}


SCHEDULE = (
    every(settings.LETTERS_SWEEP, "core.mail.tasks.sweep")
    | every(MINUTE, "core.tasks.heartbeat")
    | every(DAY, "core.tasks.purge_personal_data")
)
