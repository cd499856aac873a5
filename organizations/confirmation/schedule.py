"""What beat starts of the half-yearly question."""

from core.schedule import DAY, every

SCHEDULE = every(DAY, "organizations.confirmation.tasks.ask_for_confirmation")
