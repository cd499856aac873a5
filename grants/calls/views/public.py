"""The lists of funding calls and the page of one."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.facets import Found, State
from core.fastlist import fragments
from core.listing import page_links, page_of, ready
from grants.calls import access, facets, selectors
from grants.calls import page as page_of_call
from grants.models import Call

PER_PAGE = 20
NOUN = "nabór,nabory,naborów"
LISTS = {"open": ("Otwarte", "grants:calls"), "coming": ("Zapowiedziane", "grants:calls_coming"),
         "archive": ("Archiwum", "grants:calls_archive")}  # fmt: skip
BUT = {"open": ("wyniki", "rok"), "coming": ("wyniki", "rok"), "archive": ()}


@require_safe
def call_list(request):
    """What takes applications now, the nearest deadline first."""
    return _listing(request, "open", facets.open_now)


@require_safe
def coming(request):
    """What opens later, the nearest opening first."""
    return _listing(request, "coming", facets.coming, order="otwarcie")


@require_safe
def archive(request):
    """What is over, the last first, with results."""
    return _listing(request, "archive", facets.archived, order="ostatnie")


@require_safe
def detail(request, slug):
    now = stamps.read()
    call = access.call_at(slug, now)
    if call.slug != slug:
        return HttpResponsePermanentRedirect(call.get_absolute_url())
    head, body = pieces(call, now)
    return render(request, "grants/calls/detail.html", {"call": call, "page_head": head, "page_body": body})


def pieces(call: Call, now: Mapping[str, int]) -> tuple[SafeString, SafeString]:
    """The head and the body of the page, ready from memory or made now.

    Guarded by the stamps of all that it names (related calls, organisations with a grant, themes), the day, and the
    place where the clock has brought the calls (their index tells).
    """
    rest = (now.get("organizations", 0), selectors.at(now).stamp, call.phase)
    key = ("call page", call.pk, call.version, *rest)
    found = fragments.get(key)
    if found is None:
        told = page_of_call.facts(page_of_call.whole_call(call.pk)) | {"related": selectors.related(call, now)}
        found = tuple(render_to_string(f"grants/calls/_detail{part}.html", told) for part in ("_head", ""))
        fragments.put(key, found, size=sum(map(len, found)))
    return found


def _listing(request, kind: str, among, *, order: str | None = None):
    """Pieces made of the index and the state alone come ready from memory."""
    index = selectors.at(stamps.read())
    state, notices = facets.CALLS.parse(request.GET, index.beside)
    state = state.without_facets(*BUT[kind])
    found = facets.CALLS.find(index, state, among=among(index), order=order)
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    key = None if state.q else (kind, index.stamp, state)
    context = {
        "kind": kind,
        "state": state,
        "page": page,
        "notices": notices,
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": ready(
            key and ("calls head", *key, page.number), "grants/calls/_head.html", lambda: _head(kind, state, page)
        ),
        "top": ready(key and ("calls top", *key), "grants/calls/_top.html", lambda: _top(kind, index, state)),
        "asking": ready(
            key and ("calls asking", *key), "grants/calls/_asking.html", lambda: _asking(kind, index, state, found)
        ),
        "results": ready(
            key and ("calls results", *key), "grants/calls/_results.html", lambda: _results(kind, index, state, found)
        ),
        "cards": selectors.cards(index, page.object_list, query=found.query),
        "pages": page_links(state, page),
    }
    return render(request, "grants/calls/list.html", context)


def _head(kind: str, state: State, page) -> dict:
    return {
        "site_url": settings.SITE_URL,
        "url": reverse(LISTS[kind][1]),
        "canonical_query": replace(state, sort="").query(page.number),
        "feed_query": _for_feed(state),
        "noindex": bool(state.q or len(state.chosen) > 1),
    }


def _top(kind: str, index: Index, state: State) -> dict:
    rows = {"open": facets.open_now, "coming": facets.coming, "archive": facets.archived}
    kept = replace(state, sort="").without_facets(*BUT["open"]).query()
    tabs = [
        {
            "label": label,
            "count": rows[name](index).bit_count(),
            "url": reverse(url) + kept,
            "is_current": name == kind,
        }
        for name, (label, url) in LISTS.items()
    ]
    feed = reverse("grants:call_deadlines") + _for_feed(state)
    return {
        "kind": kind,
        "tabs": tabs,
        "feed_query": _for_feed(state),
        "webcal_url": f"webcal://{settings.SITE_URL.partition('://')[2]}{feed}",
        "is_filtered": bool(state.pairs()),
    }


def _for_feed(state: State) -> str:
    return replace(state, sort="").without_facets("wyniki", "rok").query()


def _asking(kind: str, index: Index, state: State, found: Found) -> dict:
    return {
        "state": state,
        "chosen": facets.CALLS.chosen(state, index.beside),
        "groups": facets.CALLS.groups(index, state, found.among, but=BUT[kind]),
        "noun": NOUN,
    }


def _results(kind: str, index: Index, state: State, found: Found) -> dict:
    return {
        "state": state,
        "total": len(found.rows),
        "chosen": facets.CALLS.chosen(state, index.beside),
        "sorts": facets.CALLS.sorts(state) if kind == "open" else [],
    }
