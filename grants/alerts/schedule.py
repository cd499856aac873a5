"""Periodic tasks of alerts."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "grants.alerts.tasks.sweep_alerts")
