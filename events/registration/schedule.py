"""Beat schedule of registrations."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "events.registration.tasks.sweep")
