"""The calendar as lists: what is to come, and the archive."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.facets import Found, State
from core.listing import page_links, page_of, ready
from events import facets, selectors

PER_PAGE = 20
FIRST_YEAR, YEARS_AHEAD = 2000, 5
NOUN = "wydarzenie,wydarzenia,wydarzeń"


@require_safe
def event_list(request):
    """What is to come, the nearest first."""
    now = stamps.read()
    index = selectors.calendar.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    found = facets.find(index, state, among=facets.coming(index))
    return _listing(request, "list", index, now, state, found, notices)


@require_safe
def archive(request):
    """What is over, the last first."""
    now = stamps.read()
    index = selectors.calendar.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    state = facets.without(state, "kiedy", "wolne")
    past = index.everything & ~facets.coming(index)
    found = facets.find(index, state, among=past)
    return _listing(request, "archive", index, now, state, _latest_first(index, found), notices)


@require_safe
def archive_year(request, year):
    """All of one year that is over."""
    check_year(year)
    now = stamps.read()
    index = selectors.calendar.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    state = facets.without(state, "kiedy", "wolne")
    past = index.having("rok", year) & ~facets.coming(index)
    found = facets.find(index, state, among=past)
    return _listing(request, "archive", index, now, state, _latest_first(index, found), notices, year=year)


def check_year(year: int) -> None:
    """Years out of reason are no pages: whoever follows "next month" for ever comes to an end."""
    if not FIRST_YEAR <= year <= timezone.localdate().year + YEARS_AHEAD:
        raise Http404("Kalendarz nie sięga tak daleko.")


def _latest_first(index: Index, found: Found) -> Found:
    return Found(found.hits, found.among, index.rows(found.hits, "najnowsze"), found.query, found.is_cut)


def _listing(request, kind, index, now, state, found, notices, *, year=None):
    """Pieces made of the index and the state alone come ready from memory; the room left, with the hour."""
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    url = reverse("events:archive_year", args=[year]) if year else reverse(f"events:{kind}")
    key = None if state.q else (kind, year, index.stamp, state, found.hits.bit_count())
    context = {
        "kind": kind,
        "year": year,
        "state": state,
        "page": page,
        "notices": notices,
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": ready(
            key and ("events head", *key, page.number), "events/_head.html", lambda: _head(url, state, page)
        ),
        "top": ready(key and ("events top", *key), "events/_top.html", lambda: _top(kind, year, index, state)),
        "asking": ready(
            key and ("events asking", *key), "events/_asking.html", lambda: _asking(index, state, found, kind)
        ),
        "results": ready(
            key and ("events results", *key), "events/_results.html", lambda: _results(index, state, found)
        ),
        "cards": selectors.cards(index, page.object_list, now, query=found.query),
        "pages": page_links(state, page),
    }
    return render(request, "events/list.html", context)


def _head(url: str, state: State, page) -> dict:
    return {
        "site_url": settings.SITE_URL,
        "url": url,
        "canonical_query": state.query(page.number),
        "feed_query": state.query(),
        "noindex": bool(state.q or len(state.chosen) > 1),
    }


def _top(kind: str, year: int | None, index: Index, state: State) -> dict:
    past = index.everything & ~facets.coming(index)
    years = sorted(index.counts("rok", past), reverse=True) if kind == "archive" else []
    return {"kind": kind, "year": year, "years": years, "tabs": tabs(kind, state), "query": state.query()}


def _asking(index: Index, state: State, found: Found, kind: str) -> dict:
    but = ("kiedy", "wolne") if kind == "archive" else ()
    return {
        "state": state,
        "chosen": facets.chosen(state, index.beside),
        "groups": facets.groups(index, state, found.among, but=but),
        "noun": NOUN,
        "searches": True,
    }


def _results(index: Index, state: State, found: Found) -> dict:
    return {"state": state, "total": len(found.rows), "chosen": facets.chosen(state, index.beside)}


def tabs(current: str, state: State) -> list[dict]:
    """The ways to look at the calendar; filters go along, but not "when" where the page itself answers it."""
    query, plain = state.query(), facets.without(state, "kiedy").query()
    names = {"list": ("Lista", query), "month": ("Miesiąc", plain), "week": ("Tydzień", plain),
             "weekend": ("Weekend", plain), "archive": ("Archiwum", plain)}  # fmt: skip
    urls = {"month": "events:month_now", "week": "events:week_now"}
    return [
        {"label": label, "url": reverse(urls.get(name, f"events:{name}")) + asked, "is_current": name == current}
        for name, (label, asked) in names.items()
    ]
