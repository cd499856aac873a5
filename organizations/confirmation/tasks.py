"""Scheduled task of the confirmation."""

from celery import shared_task


@shared_task
def ask_for_confirmation() -> None:
    from organizations.confirmation import actions  # leaf

    actions.ask_for_confirmation()
