"""Pages behind the signed link of a letter: nobody keeps them, no robot lists them, no other site learns the link."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from events import links


def by_link(view):
    """Hand the view the place that the link leads to, and the link; one that leads nowhere has a page of its own.

    The referrer stays on this site, as on all our pages: with none at all the browser would hide where a form comes
    from, too.
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
