"""What a worker does for the registry."""

from celery import shared_task


@shared_task
def write_waiting_imports() -> None:
    from organizations.importing.actions import batches  # leaf

    batches.write_waiting()


@shared_task
def ask_for_confirmation() -> None:
    from organizations.confirmation import actions  # leaf

    actions.ask_for_confirmation()
