"""Editions of the festival: the list of them, and the page of one with its programme and stands."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import jsonld as data
from core.lists import list_versions, used
from core.lists.answers import keep
from core.lists.asked import State
from events import access
from events.calendar import jsonld
from events.calendar.selectors import calendar
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


@keep()
@require_safe
def series(request, slug):
    found = access.public_series(slug)
    calendar.at(list_versions.of(request))  # the page holds until the clock changes any event
    used.note(lambda now: found.takes_stands, found.takes_stands)
    context = programme.facts(found) | {"series": found, "jsonld": data.script(jsonld.of_series(found))}
    return render(request, "events/festival/series.html", context)
