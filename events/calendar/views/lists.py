"""The calendar as lists: what is to come, and the archive."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from core import ics, search, stamps, when
from core.facetindex import Index
from core.facets import Found, State
from core.listing import page_links, page_of, ready
from events.calendar import facets, selectors

PER_PAGE = 20
FIRST_YEAR, YEARS_AHEAD = 2000, 5
NOUN = "wydarzenie,wydarzenia,wydarzeń"


@require_safe
def event_list(request):
    """What is to come, the nearest first."""
    index = selectors.at(stamps.read())
    state, notices = facets.EVENTS.parse(request.GET, index.beside)
    found = facets.EVENTS.find(index, state, among=facets.coming(index))
    return _listing(request, "list", index, state, found, notices)


@require_safe
def archive(request):
    """What is over, the last first."""
    return _archive(request)


@require_safe
def archive_year(request, year):
    """All of one year that is over."""
    check_year(year)
    return _archive(request, year)


def _archive(request, year: int | None = None):
    index = selectors.at(stamps.read())
    state, notices = facets.EVENTS.parse(request.GET, index.beside)
    state = replace(state.without_facets("kiedy", "wolne"), sort="")
    past = (index.having("rok", year) if year else index.everything) & ~facets.coming(index)
    found = facets.EVENTS.find(index, state, among=past, order="najnowsze")
    return _listing(request, "archive", index, state, found, notices, year=year)


def check_year(year: int) -> None:
    """Years out of reason are no pages: whoever follows "next month" for ever comes to an end."""
    if not is_in_reason(year):
        raise Http404("Kalendarz nie sięga tak daleko.")


def is_in_reason(year: int) -> bool:
    return FIRST_YEAR <= year <= timezone.localdate().year + YEARS_AHEAD


def _listing(request, kind, index, state, found, notices, *, year=None):
    """Pieces made of the index and the state alone come ready from memory."""
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    url = reverse("events:archive_year", args=[year]) if year else reverse(f"events:{kind}")
    key = None if state.q else (kind, year, index.stamp, state)
    under = month_head if kind == "list" and not state.sort else None
    context = {
        "kind": kind,
        "year": year,
        "state": state,
        "page": page,
        "notices": notices,
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": ready(
            key and ("events head", *key, page.number), "events/calendar/_head.html", lambda: _head(url, state, page)
        ),
        "top": ready(
            key and ("events top", *key), "events/calendar/_top.html", lambda: _top(kind, year, index, state)
        ),
        "asking": ready(
            key and ("events asking", *key), "events/calendar/_asking.html", lambda: _asking(index, state, found, kind)
        ),
        "results": ready(
            key and ("events results", *key),
            "events/calendar/_results.html",
            lambda: _results(index, state, found, kind),
        ),
        "cards": selectors.cards(index, page.object_list, query=found.query, under=under),
        "pages": page_links(state, page),
        "for_organizations": ready(("events for organizations",), "events/calendar/_for_organizations.html", dict),
    }
    return render(request, "events/calendar/list.html", context)


@lru_cache(maxsize=500)
def month_head(day: date) -> str:
    """ "Grudzień 2026"."""
    return capfirst(when.month(day))


def _head(url: str, state: State, page) -> dict:
    return {
        "site_url": settings.SITE_URL,
        "url": url,
        "canonical_query": replace(state, sort="").query(page.number),
        "feed_query": replace(state, sort="").query(),
        "noindex": bool(state.q or len(state.chosen) > 1),
    }


def _top(kind: str, year: int | None, index: Index, state: State) -> dict:
    past, query = index.everything & ~facets.coming(index), replace(state, sort="").query()
    years = sorted(index.counts("rok", past), reverse=True) if kind == "archive" else []
    return {
        "kind": kind,
        "year": year,
        "years": years,
        "tabs": tabs(kind, state),
        "query": query,
        "subscription": ics.subscription(reverse("events:feed") + query),
    }


def _asking(index: Index, state: State, found: Found, kind: str) -> dict:
    but = ("kiedy", "wolne") if kind == "archive" else ()
    return {
        "state": state,
        "chosen": facets.EVENTS.chosen(state, index.beside),
        "groups": facets.EVENTS.groups(index, state, found.among, but=but),
        "noun": NOUN,
        "searches": True,
    }


def _results(index: Index, state: State, found: Found, kind: str) -> dict:
    return {
        "state": state,
        "total": len(found.rows),
        "chosen": facets.EVENTS.chosen(state, index.beside),
        "sorts": facets.EVENTS.sorts(state) if kind == "list" else [],
    }


def tabs(current: str, state: State) -> list[dict]:
    """The ways to look at the calendar; filters go along, but not "when" where the page itself answers it.

    Editions of a festival have no filters.
    """
    state = replace(state, sort="")
    query, plain = state.query(), state.without_facets("kiedy").query()
    names = {"list": ("Lista", query), "month": ("Miesiąc", plain), "week": ("Tydzień", plain),
             "weekend": ("Weekend", plain), "archive": ("Archiwum", plain),
             "series_list": ("Festyny i cykle", "")}  # fmt: skip
    urls = {"month": "events:month_now", "week": "events:week_now"}
    return [
        {"label": label, "url": reverse(urls.get(name, f"events:{name}")) + asked, "is_current": name == current}
        for name, (label, asked) in names.items()
    ]
