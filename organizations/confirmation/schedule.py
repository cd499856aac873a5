"""Celery beat schedule of the confirmation."""

from core.schedule import DAY, every

SCHEDULE = every(DAY, "organizations.confirmation.tasks.ask_for_confirmation")
