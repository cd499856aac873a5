"""Celery tasks of the declaration."""

from celery import shared_task


@shared_task
def remind_of_declaration() -> None:
    from pages.declaration import actions  # leaf

    actions.remind_of_review()
