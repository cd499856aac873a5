"""The front page."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from organizations import selectors
from portal import frontpage


@require_safe
def home(request):
    """One page for all visitors, made anew only when the registry or the day changes."""
    index = selectors.registry.at(stamps.read())
    key = ("front page", index.stamp)
    ready = fragments.get(key)
    if ready is None:
        ready = fragments.put(key, render_to_string("home/_front.html", frontpage.contents(index)))
    return render(request, "home.html", {"front": ready})
