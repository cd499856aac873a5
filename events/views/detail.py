"""The page of one event."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events import access


@require_safe
def detail(request, slug):
    event = access.public_event(request.user, slug)
    if event.slug != slug:
        return HttpResponsePermanentRedirect(event.get_absolute_url())
    return render(request, "events/detail.html", {"event": event})
