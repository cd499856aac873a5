"""Periodic tasks of the declaration."""

from core.schedule import DAY, every

SCHEDULE = every(DAY, "pages.declaration.tasks.remind_of_declaration")
