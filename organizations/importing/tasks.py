"""Writes long imports in a worker."""

from celery import shared_task


@shared_task
def write_waiting_imports() -> None:
    from organizations.importing import actions  # leaf

    actions.write_waiting()
