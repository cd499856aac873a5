"""What beat starts of the registry."""

from core.schedule import DAY, MINUTE, every

WRITING = every(MINUTE, "organizations.importing.tasks.write_waiting_imports")
ASKING = every(DAY, "organizations.confirmation.tasks.ask_for_confirmation")
SCHEDULE = WRITING | ASKING
