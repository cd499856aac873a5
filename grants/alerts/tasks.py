"""Celery tasks of alerts."""

from celery import shared_task


@shared_task
def sweep_alerts() -> None:
    from grants.alerts import sweep  # leaf

    sweep.sweep()
