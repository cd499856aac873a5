"""Periodic tasks of news."""

from core.schedule import MINUTE, every

SCHEDULE = every(MINUTE, "news.tasks.catch_up_articles")
