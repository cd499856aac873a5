"""Beat schedule of the survey."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "events.survey.tasks.sweep")
