"""What a worker does for what we tell."""

from celery import shared_task


@shared_task
def catch_up_articles() -> None:
    from news.actions import article_moments  # leaf

    article_moments.catch_up()
