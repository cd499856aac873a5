"""What a worker does for what we tell; each is one call, and each may be lost or repeated without harm."""

from celery import shared_task


@shared_task
def catch_up_articles() -> None:
    from news.actions import moments  # leaf

    moments.catch_up()


@shared_task
def sweep_alerts() -> None:
    from grants.alerts import sweep  # leaf

    sweep.sweep()


@shared_task
def remind_of_declaration() -> None:
    from pages.declaration import actions  # leaf

    actions.remind_of_review()
