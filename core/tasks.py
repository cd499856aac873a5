"""Periodic tasks of core."""

from celery import shared_task


@shared_task
def heartbeat() -> None:
    from core import health  # leaf

    health.note_worker()


@shared_task
def purge_personal_data() -> None:
    from core.retention import purging  # leaf

    purging.purge()
