"""The WSGI entry that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django = get_wsgi_application()


def warm() -> None:
    """Read the stamps once, so that the menu is whole from the first page on; without a database it starts, too."""
    from core import stamps  # noqa: PLC0415 - models are there only now

    try:
        stamps.read()
    except DatabaseError:
        pass
    finally:
        connections.close_all()


warm()


def application(environ, start_response):
    """What Django answers; to HEAD its headers alone, for a body there is a fault that gunicorn warns of each time."""
    response = django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return response
    response.close()
    return []
