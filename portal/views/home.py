"""The front page."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from events import selectors as calendar
from organizations import selectors
from portal import frontpage


@require_safe
def home(request):
    """One page for all visitors, made anew only when the registry, the nearest events or the day change."""
    now = stamps.read()
    index, dates = selectors.registry.at(now), calendar.at(now)
    events = calendar.nearest(now, frontpage.SHOWN)
    key = ("front page", index.stamp, dates.stamp, events)
    ready = fragments.get(key)
    if ready is None:
        contents = frontpage.contents(index, dates) | {"events": events}
        ready = fragments.put(key, render_to_string("home/_front.html", contents))
    return render(request, "home.html", {"front": ready})
