"""Calendar files and Atom: everybody's, one event's, one person's own."""

from hashlib import blake2b

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from core import ics
from events import access
from events import ics as event_calendar
from events.calendar import atom, feeds
from events.choices import IN_CALENDARS
from events.models import PersonalFeed
from events.registration.actions import personal_feed

PERSONAL = "Moje wydarzenia w Lesznie"


@require_safe
@cache_control(public=True, max_age=900)
def feed(request):
    """All events, or those that the filters in the address find; never cut into pages."""
    found = feeds.asked_for(request.GET)
    content = feeds.feed(found.events, name=found.name, url=atom.address("feed", found.query))
    return ics.response(content, "wydarzenia-leszno.ics", request=request)


@require_safe
@cache_control(public=True, max_age=900)
def atom_feed(request):
    found = feeds.asked_for(request.GET)
    addresses = {"list_url": atom.address("list", found.query), "feed_url": atom.address("atom", found.query)}
    content = atom.feed(found.events, title=found.name, **addresses)
    full = HttpResponse(content, content_type=atom.CONTENT_TYPE)
    full["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=full["ETag"], response=full)


@require_safe
def event_ics(request, slug):
    """One event to keep in one's own calendar, without the online address."""
    event = access.public_event(request.user, slug)
    if event.slug != slug:
        return HttpResponsePermanentRedirect(reverse("events:event_ics", args=[event.slug]))
    if event.precision not in IN_CALENDARS:
        raise Http404("Tego wydarzenia nie ma w kalendarzu: nie znamy dokładnego dnia.")
    return ics.response(event_calendar.of_event(event), f"{event.slug}.ics", is_download=True, request=request)


@require_safe
@cache_control(private=True, max_age=300)
def my_feed(request, key):
    """One person's own places, for a calendar program: the key in the address is all that opens it."""
    found = get_object_or_404(PersonalFeed.objects.select_related("user"), key=key, user__is_active=True)
    content = feeds.personal_feed(feeds.registrations_of(found.user), name=PERSONAL)
    response = ics.response(content, "moje-wydarzenia.ics", request=request)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@login_required
def renew_feed(request):
    personal_feed.renew_feed(user=request.user)
    messages.success(request, "Twój kalendarz ma nowy adres. Dodaj go w programie kalendarza.")
    return redirect("events:mine")
