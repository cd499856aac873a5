"""What a worker does for the registry."""

from celery import shared_task


@shared_task
def write_waiting_imports() -> None:
    from organizations.importing import batches  # leaf

    batches.write_waiting()
