"""Editions of the festival: the list of them, and the page of one with its programme and stands."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import jsonld as data
from core import stamps
from core.facets import State
from core.fastlist import fragments
from events import access
from events.calendar import jsonld
from events.calendar.views.lists import tabs
from events.festival import programme


@require_safe
def series_list(request):
    editions = list(programme.editions())
    today = timezone.localdate()
    coming = [one for one in editions if one.ends_on >= today]
    past = [one for one in editions if one.ends_on < today]
    context = {"coming": coming[::-1], "past": past, "tabs": tabs("series_list", State())}
    return render(request, "events/festival/series_list.html", context)


@require_safe
def series(request, slug):
    found, head, top, body = pieces(slug, stamps.read())
    context = {"series": found, "page_head": head, "page_top": top, "page_body": body}
    return render(request, "events/festival/series.html", context)


def pieces(slug: str, now: dict[str, int]) -> tuple:
    """The edition, and what stands in the head, on top and in the body of its page, ready from memory or made now.

    Stamps of events and organisations guard all of it; the day tells what is over. Whether stands are taken is
    asked of the edition itself, at the very minute.
    """
    key = ("series", slug, now.get("events", 0), now.get("organizations", 0), timezone.localdate())
    ready = fragments.get(key)
    if ready is None:
        found = access.public_series(slug)
        facts = programme.facts(found) | {"jsonld": data.script(jsonld.of_series(found))}
        parts = [
            render_to_string(f"events/festival/{name}.html", facts)
            for name in ("_series_head", "_series_top", "_series")
        ]
        ready = fragments.put(key, (found, *parts), size=sum(map(len, parts)) + 500)
    return ready
