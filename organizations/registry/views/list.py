"""The list of organisations: search, filters with counts, cards."""

from dataclasses import replace

from django.conf import settings
from django.core.paginator import Page
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.facets import Found, State
from core.listing import page_links, page_of, ready
from organizations.registry import facets, selectors

PER_PAGE = 25


@require_safe
def registry_list(request):
    now = stamps.read()
    index = selectors.registry.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    found = facets.find(index, state)
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    context = listing("list", index, state, found, page) | {
        "notices": notices,
        "cards": selectors.cards(index, page.object_list, now, query=found.query),
    }
    return render(request, "organizations/registry/list.html", context)


def listing(kind: str, index: Index, state: State, found: Found, page: Page) -> dict:
    """What the list and the map share. Pieces made of the index and the state alone come ready from memory."""

    def piece(name, template, context, *more):
        key = None if state.q else (name, kind, index.stamp, state, *more)
        return ready(key, f"organizations/registry/{template}.html", lambda: context(kind, index, state, found, page))

    return {
        "state": state,
        "page": page,
        "query": state.query(),
        "has_filters": bool(found.among or state.chosen),
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": piece("head", "_listing_head", _head, page.number),
        "top": ready(("top", kind), f"organizations/registry/_{kind}_top.html", dict),
        "asking": piece("asking", "_asking", _asking),
        "results_head": piece("results", "_results_head", _results),
        "pages": page_links(state, page),
    }


def _head(kind: str, index: Index, state: State, found: Found, page: Page) -> dict:
    return {
        "site_url": settings.SITE_URL,
        "url": reverse(f"organizations:{kind}"),
        "canonical_query": replace(state, sort="").query(page.number),
        "previous_query": state.query(page.number - 1) if page.has_previous() else None,
        "next_query": state.query(page.number + 1) if page.has_next() else None,
        "noindex": bool(state.q or len(state.chosen) > (1 if kind == "list" else 0)),
    }


def _asking(kind: str, index: Index, state: State, found: Found, page: Page) -> dict:
    return {
        "state": state,
        "chosen": facets.chosen(state, index.beside),
        "groups": facets.groups(index, state, found.among),
    }


def _results(kind: str, index: Index, state: State, found: Found, page: Page) -> dict:
    return {
        "state": state,
        "total": len(found.rows),
        "chosen": facets.chosen(state, index.beside),
        "query": state.query(),
        "is_map": kind == "map",
        "sorts": facets.sorts(state) if kind == "list" else [],
    }
