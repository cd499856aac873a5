"""The front page."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from events.calendar import selectors as calendar
from grants.calls import selectors as funding
from news import selectors as articles
from organizations.registry import selectors
from portal import frontpage


@require_safe
def home(request):
    """One page for all visitors, made anew only when something on it or the day changes."""
    now = stamps.read()
    index, dates, calls = selectors.registry.at(now), calendar.at(now), funding.at(now)
    events, deadlines = calendar.nearest(now, frontpage.SHOWN), funding.nearest(now, frontpage.SHOWN)
    news = articles.latest(now, frontpage.NEWS_SHOWN)
    key = ("front page", index.stamp, dates.stamp, calls.stamp, events, deadlines, news)
    ready = fragments.get(key)
    if ready is None:
        beside = {"events": events, "calls": deadlines, "news": news}
        contents = frontpage.contents(index, dates, funding.open_count(now)) | beside
        ready = fragments.put(key, render_to_string("home/_front.html", contents))
    return render(request, "home.html", {"front": ready})
