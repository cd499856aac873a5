"""Gunicorn settings for development and production; listens on BIND or HOST and PORT."""

import os
from pathlib import Path

import environ

from core.logs import JsonFormatter

root = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(os.environ.get("ENV_FILE", root / ".env"))
debug = env.bool("DEBUG", default=False)

chdir = str(root)
bind = env.str("BIND", default=f"{env.str('HOST', default='127.0.0.1')}:{env.str('PORT', default='8000')}")
worker_class = "gthread"
workers = env.int("WEB_CONCURRENCY", default=2)
threads = env.int("WEB_THREADS", default=4)
timeout = 60
graceful_timeout = 15
max_requests, max_requests_jitter = 5000, 500
control_socket_disable = True

# In development changed modules and templates are reloaded.
reload = debug
reload_extra_files = [str(path) for path in (root / "templates").rglob("*.html")] if debug else []

# core.logs.request_log logs each request; gunicorn's own logs have the same format.
accesslog = None
formatter = {"format": "%(levelname)s %(name)s: %(message)s"} if debug else {"()": JsonFormatter}
logconfig_dict = {
    "formatters": {"generic": formatter},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}},
    "root": {"level": "INFO", "handlers": ["console"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["console"], "propagate": False}},
}


def post_worker_init(worker):
    """Each process reads the list versions once, so that the menu is complete from the first page."""
    from django.db import DatabaseError, connections  # noqa: PLC0415 - the portal is loaded only now

    from core.lists import list_versions  # noqa: PLC0415

    try:
        list_versions.read()
    except DatabaseError:
        worker.log.warning("The database does not answer yet.")
    finally:
        connections.close_all()
