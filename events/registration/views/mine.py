"""A person's own events: places, certificates, the personal calendar."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import ics
from events import mine


@login_required
@never_cache
@require_safe
def my_events(request):
    coming, past = mine.places(request.user)
    feed = mine.feed_of(request.user)
    context = {"coming": coming, "past": past, "feed": feed}
    if feed:
        context["subscription"] = ics.subscription(reverse("events:my_feed", args=[feed.key]))
    return render(request, "events/registration/mine.html", context)
