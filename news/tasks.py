"""What a worker does for what we tell; each is one call, and each may be lost or repeated without harm."""

from celery import shared_task


@shared_task
def catch_up_articles() -> None:
    from news.actions import article_moments  # leaf

    article_moments.catch_up()


@shared_task
def sweep_alerts() -> None:
    from news.sweep import alerts  # leaf

    alerts.sweep()


@shared_task
def remind_of_declaration() -> None:
    from news.actions import declaration  # leaf

    declaration.remind_of_review()
