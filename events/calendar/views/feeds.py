"""Calendar files and Atom: all events, one event, one person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from core import ics
from core.lists import list_versions
from core.lists.answers import keep
from events import access
from events import ics as event_calendar
from events.calendar import atom, feeds
from events.choices import IN_CALENDARS
from events.models import PersonalFeed
from events.registration.actions import personal_feed

PERSONAL = "Moje wydarzenia w Lesznie"


@keep(feeds.wish)
@require_safe
@cache_control(public=True, max_age=900)
def feed(request):
    """All events, or those that the filters find; never paginated."""
    found = feeds.asked_for(request.GET, list_versions.of(request))
    content = feeds.feed(found.events, name=found.name, url=atom.address("feed", found.query))
    return ics.response(content, "wydarzenia-leszno.ics", request=request)


@keep(feeds.wish)
@require_safe
@cache_control(public=True, max_age=900)
def atom_feed(request):
    found = feeds.asked_for(request.GET, list_versions.of(request))
    addresses = {"list_url": atom.address("list", found.query), "feed_url": atom.address("atom", found.query)}
    content = atom.feed(found.events, title=found.name, **addresses)
    return HttpResponse(content, content_type=atom.CONTENT_TYPE)


@require_safe
def event_ics(request, slug):
    """One event as a calendar file, without the online address."""
    event = access.public_event(request.user, slug)
    if event.slug != slug:
        return HttpResponsePermanentRedirect(reverse("events:event_ics", args=[event.slug]))
    if event.precision not in IN_CALENDARS:
        raise Http404("Tego wydarzenia nie ma w kalendarzu: nie znamy dokładnego dnia.")
    return ics.response(event_calendar.of_event(event), f"{event.slug}.ics", is_download=True, request=request)


@require_safe
@cache_control(private=True, max_age=300)
def my_feed(request, key):
    """One person's places, for a calendar program: the key in the address is the only access check."""
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
