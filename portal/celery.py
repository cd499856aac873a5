"""The Celery application: tasks are in each app's tasks.py, their schedule in its schedule.py."""

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


@app.on_after_finalize.connect
def schedule(sender, **kwargs):
    """Runs when the apps are loaded, because the schedules are in the apps."""
    for declared in announce.found("schedule", "SCHEDULE"):
        sender.conf.beat_schedule.update(declared)


@setup_logging.connect
def log_like_the_web(**kwargs):
    """Worker and beat use the log format of the web process (core/logs.py)."""
    logging.config.dictConfig(settings.LOGGING)


@beat_init.connect
def ask_for_a_heartbeat_at_once(**kwargs):
    """/healthz reports a worker within seconds of its start, not after the first minute."""
    app.send_task("core.tasks.heartbeat")
