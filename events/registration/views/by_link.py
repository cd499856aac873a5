"""Pages behind the signed link of a letter: not cached, not indexed, the link is not leaked to other sites."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from events import links


def by_link(view):
    """Pass the registration and the link to the view; an invalid link shows an error page.

    As on all pages, the referrer is sent only within this site: without any referrer the browser would also hide the
    origin of a form.
    """

    @never_cache
    @wraps(view)
    def inner(request, token, **others):
        try:
            registration = links.registration_from(token)
        except Http404:
            response = render(request, "events/registration/place/wrong.html", status=404)
        else:
            response = view(request, registration, token, **others)
        response["X-Robots-Tag"] = "noindex"
        return response

    return inner
