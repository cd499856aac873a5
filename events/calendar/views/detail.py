"""The page of one event."""

from collections.abc import Mapping

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from events import access
from events.calendar import jsonld, page
from events.choices import Audience
from events.models import Event
from events.registration.views.sign_up_box import SignUpBox, sign_up_box
from organizations.registry.views.tiles import allow_tiles

#: Where the sign-up box goes in the ready page; a sign that no text holds.
BOX = "\ue000"


@require_safe
def detail(request, slug):
    now = stamps.read()
    event = access.event_at(request.user, slug, now)
    if event.slug != slug:
        return HttpResponsePermanentRedirect(event.get_absolute_url())
    head, before, after, has_point = pieces(event, now)
    box = ready_box(event, sign_up_box(event))
    context = {"event": event, "page_head": head, "page_body": before + box + after, "has_point": has_point}
    context["is_hidden"] = event.audience == Audience.MEMBERS
    response = render(request, "events/calendar/detail.html", context)
    return allow_tiles(response) if has_point else response


def pieces(event: Event, now: Mapping[str, int]) -> tuple[SafeString, SafeString, SafeString, bool]:
    """What stands in the head, in the body before and after the sign-up box, and whether there is a map.

    Ready from memory or made now. Guarded by the stamps of all that the page names (other dates and editions, the
    organiser, themes), the day, and whether the event is over.
    """
    rest = (now.get("events", 0), now.get("organizations", 0), now.get("taxonomy", 0), timezone.localdate())
    key = ("event page", event.pk, event.version, event.is_over, *rest)
    ready = fragments.get(key)
    if ready is None:
        whole = page.whole_event(event.pk)
        facts = page.facts(whole) | {"box": SafeString(BOX)}
        head = render_to_string("events/calendar/_detail_head.html", facts | {"jsonld": jsonld.script(whole)})
        before, _, after = render_to_string("events/calendar/_detail.html", facts).partition(BOX)
        ready = (head, SafeString(before), SafeString(after), facts["point"] is not None)
        fragments.put(key, ready, size=len(head) + len(before) + len(after))
    return ready


def ready_box(event: Event, box: SignUpBox) -> SafeString:
    """The box for this very state: counted anew on each visit, drawn once for each number of places.

    That an event is cancelled or over stands on top of the page already.
    """
    if box.state in ("none", "cancelled", "over"):
        return SafeString("")
    key = ("sign-up box", event.pk, event.version, box, timezone.localdate())
    ready = fragments.get(key)
    if ready is None:
        ready = fragments.put(
            key, render_to_string("events/registration/_sign_up_box.html", {"event": event, "box": box})
        )
    return ready
