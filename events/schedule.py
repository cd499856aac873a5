"""What beat starts of the calendar."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "events.registration.tasks.sweep", "events.survey.tasks.sweep")
