"""The visitor's display options: contrast and size of text."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal import display as looks


# No CSRF token: it would set a cookie for every reader. A forged form could only change the size of text.
@csrf_exempt
@require_POST
def display(request):
    """Save the choice for a year and redirect back."""
    response = HttpResponseRedirect(_back(request))
    for name, known in ((looks.CONTRAST_COOKIE, looks.CONTRASTS), (looks.TEXT_COOKIE, looks.TEXTS)):
        value = request.POST.get(name)
        if value in known:
            response.set_cookie(name, value, max_age=looks.YEAR, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")
    return response


def _back(request) -> str:
    """Path and query of the referring page if it is on this portal; otherwise the front page."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return "/"
    parts = urlsplit(came_from)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else "/"
