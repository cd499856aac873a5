"""The calendar as lists: coming events and the archive."""

from datetime import date
from functools import lru_cache

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from core import ics, when
from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from events.calendar import facets
from events.calendar.selectors import calendar

FIRST_YEAR, YEARS_AHEAD = 2000, 5


@keep(calendar.wish("list"))
@require_safe
def event_list(request):
    """Coming events, the nearest first, by months."""
    found = calendar.page(request, "list", heading=None if request.GET.get("sort") else month_heading)
    return render(request, "events/calendar/list.html", found | around("list", found["state"]))


@keep(calendar.wish("archive"))
@require_safe
def archive(request, year=None):
    """Past events, or those of one year, the latest first."""
    if year:
        check_year(year)
    index = calendar.at(list_versions.of(request))
    found = calendar.page(request, "archive", among=index.having("rok", year) if year else index.everything)
    years = sorted(index.counts("rok", facets.past(index)), reverse=True)
    context = found | around("archive", found["state"]) | {"year": year, "years": years}
    return render(request, "events/calendar/list.html", context)


def check_year(year: int) -> None:
    """404 for unreasonable years, so that a robot following "next month" stops."""
    if not is_in_reason(year):
        raise Http404("Kalendarz nie sięga tak daleko.")


def is_in_reason(year: int) -> bool:
    return FIRST_YEAR <= year <= timezone.localdate().year + YEARS_AHEAD


def month_heading(index: Index, row: int) -> SafeString:
    """ "Grudzień 2026" above the cards of that month."""
    day = date.fromordinal(index.beside.days[row])
    return month_head(day.replace(day=1))


@lru_cache(maxsize=500)
def month_head(day: date) -> SafeString:
    return format_html('<h2 class="eventcards-head">{}</h2>', capfirst(when.month(day)))


def around(kind: str, state: State) -> dict:
    """Tabs of the calendar, and the address of the filtered feed."""
    return {
        "tabs": tabs(kind, state),
        "subscription": ics.subscription(reverse("events:feed") + state.without_sort().query()),
    }


def tabs(current: str, state: State) -> list[dict]:
    """Tabs of the calendar; they keep the filters, but not "when" where the page defines it.

    Editions of a festival have no filters.
    """
    query, plain = state.without_sort().query(), state.without_sort().without_facets("kiedy").query()
    names = {"list": ("Lista", query), "month": ("Miesiąc", plain), "week": ("Tydzień", plain),
             "weekend": ("Weekend", plain), "archive": ("Archiwum", plain),
             "series_list": ("Festyny i cykle", "")}  # fmt: skip
    urls = {"month": "events:month_now", "week": "events:week_now"}
    return [
        {"label": label, "url": reverse(urls.get(name, f"events:{name}")) + asked, "is_current": name == current}
        for name, (label, asked) in names.items()
    ]
