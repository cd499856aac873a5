"""The project package. Importing the Celery application here binds every shared_task to it."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
