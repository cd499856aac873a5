"""Worker tasks of registrations."""

from celery import shared_task


@shared_task
def sweep() -> None:
    from events.registration import sweep as sweeping  # leaf

    sweeping.sweep()
