"""What beat starts, and how many seconds lie between two starts."""

from typing import Any

MINUTE, DAY = 60.0, 24 * 3600.0


def timetable(*, letters_sweep: float) -> dict[str, dict[str, Any]]:
    """Each sweep looks for what is due by rows of the database, so one that did not run is made good by the next."""
    return {
        "core.letters": {"task": "core.mail.tasks.sweep", "schedule": letters_sweep},
        "core.heartbeat": {"task": "core.tasks.heartbeat", "schedule": MINUTE},
        "organizations.write_waiting_imports": {
            "task": "organizations.importing.tasks.write_waiting_imports",
            "schedule": MINUTE,
        },
        "news.catch_up_articles": {"task": "news.tasks.catch_up_articles", "schedule": MINUTE},
        "events.sweep": {"task": "events.registration.tasks.sweep", "schedule": MINUTE},
        "events.sweep_survey": {"task": "events.survey.tasks.sweep", "schedule": MINUTE},
        "grants.sweep_alerts": {"task": "grants.alerts.tasks.sweep_alerts", "schedule": MINUTE},
        "organizations.ask": {"task": "organizations.confirmation.tasks.ask_for_confirmation", "schedule": DAY},
        "pages.remind_of_declaration": {"task": "pages.declaration.tasks.remind_of_declaration", "schedule": DAY},
        "core.purge": {"task": "core.tasks.purge_personal_data", "schedule": DAY},
    }
