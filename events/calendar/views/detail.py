"""The page of one event."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.lists import list_versions, used
from core.lists.answers import keep
from core.publishing import previews
from events import access
from events.calendar import jsonld, page
from events.calendar.selectors import calendar
from events.choices import Audience
from events.models import Event
from events.registration.views.sign_up_box import sign_up_box
from organizations.registry.views.tiles import allow_tiles


@keep()
@require_safe
def detail(request, slug):
    found = access.event_at(request.user, slug)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    event = page.whole_event(found.pk)
    calendar.at(list_versions.of(request))  # the page stays valid until time changes any event
    box = sign_up_box(event)
    used.note(lambda now: sign_up_box(found), box)
    facts = page.facts(event)
    context = facts | {
        "box": box,
        "jsonld": jsonld.script(event),
        "has_point": facts["point"] is not None,
        "is_hidden": event.audience == Audience.MEMBERS,
    }
    if context["is_hidden"]:
        used.note_once()
    response = render(request, "events/calendar/detail.html", context)
    return allow_tiles(response) if context["has_point"] else response


@require_safe
@never_cache
def event_preview(request, token):
    """A draft for people without an account, by a signed link."""
    return previews.page(request, token, Event, show_preview)


def show_preview(request, event: Event):
    """The future page of an event, without the sign-up box."""
    return render(request, "events/calendar/preview.html", page.facts(page.whole_event(event.pk)) | {"box": ""})
