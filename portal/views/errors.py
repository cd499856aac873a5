"""Error pages in the portal's layout: what happened, in plain words, and where to go next."""

import logging
import re

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from core.logs import request_id

logger = logging.getLogger(__name__)

LAST_RESORT = """<!doctype html><html lang="pl"><meta charset="utf-8"><title>Błąd – NGO Leszno</title>
<h1>Coś się u nas zepsuło</h1><p>Spróbuj, proszę, za kilka minut.</p>"""


def bad_request(request, exception=None):
    return render(request, "errors/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "errors/403.html", status=403)


def not_found(request, exception=None):
    return render(request, "errors/404.html", {"guess": words_of(request.path)}, status=404)


def in_our_look(get_response):
    """Middleware for DEBUG: replace Django's technical 404 page with the portal's own.

    A server error keeps Django's report, because a programmer needs it.
    """

    def answer(request):
        response = get_response(request)
        is_report = response.status_code == 404 and b"DEBUG = True" in getattr(response, "content", b"")
        return not_found(request) if is_report else response

    return answer


def server_error(request):
    """The template gets no request, so the page needs neither the database nor a session."""
    try:
        return HttpResponseServerError(render_to_string("errors/500.html", {"number": request_id.get()}))
    except Exception:
        logger.exception("the error page itself failed")
        return HttpResponseServerError(LAST_RESORT)


def csrf_failure(request, reason=""):
    return render(request, "errors/csrf.html", status=403)


def words_of(path: str) -> str:
    """Search words guessed from the path: "/organizacje/bank-zywnosci.html" gives "bank zywnosci"."""
    last = path.strip("/").rsplit("/", 1)[-1]
    last = re.sub(r"(_[0-9a-f]{3})?(\.\w{1,5})?$", "", last)  # "_61e": the former site appended this to its titles
    return " ".join(re.findall(r"[^\W\d_]+", last))[:80]
