"""The Celery application: tasks live in each app's tasks.py, the timetable in settings."""

import logging.config
import os

from celery import Celery
from celery.signals import beat_init, setup_logging
from django.conf import settings

from core import announce

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(announce.rooms)


@setup_logging.connect
def log_like_the_web(**kwargs):
    """Worker and beat write the same lines as the web process (core/logs.py)."""
    logging.config.dictConfig(settings.LOGGING)


@beat_init.connect
def ask_for_a_heartbeat_at_once(**kwargs):
    """So that /healthz knows within seconds of a start, not after the first minute."""
    app.send_task("core.tasks.heartbeat")
