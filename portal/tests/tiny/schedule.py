from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "tiny.tasks.sweep")
