"""The news as lists: what is current, the archive by years, feeds."""

from dataclasses import replace
from hashlib import blake2b

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.facets import Found, State
from core.fastlist import fragments
from core.listing import page_links, page_of, ready
from news import facets, feeds, selectors

PER_PAGE = 12
NOUN = "aktualność,aktualności,aktualności"


@require_safe
def articles(request):
    """What is current, the pinned and the newest first."""
    index = selectors.at(stamps.read())
    state, notices = facets.ARTICLES.parse(request.GET, index.beside)
    found = facets.ARTICLES.find(index, state, among=facets.current(index))
    return _listing(request, "list", index, state, found, notices)


@require_safe
def articles_archive(request, year=None):
    """All that was ever told, or in one year; what has expired stands here alone."""
    index = selectors.at(stamps.read())
    told = facets.visible(index) & (index.having("rok", year) if year else index.everything)
    if year and not told:
        raise Http404("Z tego roku nie ma aktualności.")
    state, notices = facets.ARTICLES.parse(request.GET, index.beside)
    found = facets.ARTICLES.find(index, state, among=told, order="najnowsze")
    return _listing(request, "archive", index, state, found, notices, year=year)


@require_safe
@cache_control(public=True, max_age=900)
def articles_feed(request, kind):
    """The newest current articles as RSS or Atom; with the filters of the list, for example of one theme."""
    index = selectors.at(stamps.read())
    state, _ = facets.ARTICLES.parse(request.GET, index.beside)
    state = replace(state, q="", sort="")
    key = ("articles feed", kind, index.stamp, state)
    content = fragments.get(key)
    if content is None:
        rows = facets.ARTICLES.find(index, state, among=facets.current(index), order="najnowsze").rows[: feeds.ENTRIES]
        content = feeds.feed(kind, [index.pks[row] for row in rows], state=state, known=index.beside)
        fragments.put(key, content)
    full = HttpResponse(content, content_type=feeds.KINDS[kind][1])
    full["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=full["ETag"], response=full)


def _listing(request, kind, index, state, found, notices, *, year=None):
    """Pieces made of the index and the state alone come ready from memory."""
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    key = None if state.q else (kind, year, index.stamp, state)
    context = {
        "kind": kind,
        "year": year,
        "state": state,
        "page": page,
        "notices": notices,
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": ready(
            key and ("news head", *key, page.number), "news/article/_head.html", lambda: _head(kind, year, state, page)
        ),
        "top": ready(key and ("news top", *key), "news/article/_top.html", lambda: _top(kind, year, index, state)),
        "asking": ready(
            key and ("news asking", *key), "news/article/_asking.html", lambda: _asking(index, state, found)
        ),
        "results": ready(
            key and ("news results", *key), "news/article/_results.html", lambda: _results(index, state, found)
        ),
        "cards": selectors.cards(index, page.object_list, query=found.query),
        "pages": page_links(state, page),
    }
    return render(request, "news/article/list.html", context)


def _head(kind: str, year: int | None, state: State, page) -> dict:
    return {
        "site_url": settings.SITE_URL,
        "url": address(kind, year),
        "canonical_query": replace(state, sort="").query(page.number),
        "feed_query": replace(state, q="", sort="").query(),
        "noindex": bool(state.q or len(state.chosen) > 1),
    }


def _top(kind: str, year: int | None, index: Index, state: State) -> dict:
    query = replace(state, sort="").query()
    counted = index.counts("rok", facets.visible(index))
    ways = (("list", "Aktualne"), ("archive", "Archiwum"))
    return {
        "kind": kind,
        "year": year,
        "years": sorted(counted, reverse=True) if kind == "archive" else [],
        "tabs": [{"label": label, "url": address(name) + query, "is_current": name == kind} for name, label in ways],
        "query": query,
        "feed_query": replace(state, q="", sort="").query(),
    }


def _asking(index: Index, state: State, found: Found) -> dict:
    return {
        "state": state,
        "chosen": facets.ARTICLES.chosen(state, index.beside),
        "groups": facets.ARTICLES.groups(index, state, found.among),
        "noun": NOUN,
    }


def _results(index: Index, state: State, found: Found) -> dict:
    chosen = facets.ARTICLES.chosen(state, index.beside)
    return {"state": state, "total": len(found.rows), "chosen": chosen, "sorts": facets.ARTICLES.sorts(state)}


def address(kind: str, year: int | None = None) -> str:
    if year:
        return reverse("news:articles_year", args=[year])
    return reverse("news:articles" if kind == "list" else "news:articles_archive")
