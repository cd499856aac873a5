"""Celery beat schedule of the import."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "organizations.importing.tasks.write_waiting_imports")
