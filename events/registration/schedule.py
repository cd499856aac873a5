"""What beat starts of the sign-ups."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "events.registration.tasks.sweep")
