"""Celery tasks of news."""

from celery import shared_task


@shared_task
def catch_up_articles() -> None:
    from news import actions  # leaf

    actions.catch_up()
