"""What beat starts of articles, alerts and the declaration."""

from core.schedule import DAY, MINUTE, every

ARTICLES = every(MINUTE, "news.tasks.catch_up_articles")
ALERTS = every(MINUTE, "news.tasks.sweep_alerts")
DECLARATION = every(DAY, "news.tasks.remind_of_declaration")
SCHEDULE = ARTICLES | ALERTS | DECLARATION
