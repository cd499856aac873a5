"""The list of organisations: search, filters with counts, cards."""

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.fastlist import fragments
from organizations import facets, selectors
from organizations.facets import Found, State

PER_PAGE = 25


@require_safe
def registry_list(request):
    now = stamps.read()
    index = selectors.registry.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    found = facets.find(index, state)
    page = page_of(found, request.GET.get("strona"), notices)
    context = listing("list", index, state, found, page) | {
        "notices": notices,
        "cards": selectors.cards(index, page.object_list, now, query=found.query),
    }
    return render(request, "organizations/list.html", context)


def page_of(found: Found, asked: str | None, notices: list[str]) -> Page:
    """The page asked for; the first for nonsense; the nearest, with a word about it, for one that is not there."""
    paginator = Paginator(found.rows, PER_PAGE)
    wanted = int(asked[:9]) if asked and asked.isdecimal() else 1
    page = paginator.page(min(max(wanted, 1), paginator.num_pages))
    if page.number != wanted:
        notices.append("Takiej strony listy nie ma. Pokazujemy najbliższą.")
    if found.is_cut:
        notices.append("Te słowa ma bardzo wiele wpisów. Szukamy wśród najtrafniejszych.")
    return page


def listing(kind: str, index: Index, state: State, found: Found, page: Page) -> dict:
    """What the list and the map share. Pieces made of the index and the state alone come ready from memory."""

    def piece(name, template, context, *more):
        key = None if state.q else (name, kind, index.stamp, state, *more)
        return ready(key, f"organizations/{template}.html", lambda: context(kind, index, state, found, page))

    return {
        "state": state,
        "page": page,
        "query": state.query(),
        "has_filters": bool(found.among or state.chosen),
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
        "head": piece("head", "_listing_head", _head, page.number),
        "top": ready(("top", kind), f"organizations/_{kind}_top.html", dict),
        "asking": piece("asking", "_asking", _asking),
        "results_head": piece("results", "_results_head", _results),
        "pages": page_links(state, page),
    }


def ready(key: tuple | None, template: str, context: Callable[[], dict]) -> SafeString:
    """A piece of the page from memory. Without a key it is made anew: searched words are the visitor's own."""
    piece = fragments.get(key) if key else None
    if piece is None:
        piece = render_to_string(template, context())
        if key:
            fragments.put(key, piece)
    return piece


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


def page_links(state: State, page: Page) -> SafeString:
    """Links to the other pages, made from the cleaned state: nobody's stray parameters get into the memory."""
    if page.paginator.num_pages == 1:
        return SafeString("")
    key = ("pages", state, page.number, page.paginator.num_pages)
    piece = None if state.q else fragments.get(key)
    if piece is None:
        page.shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        context = Context({"page": page})
        context.request = _Asked(QueryDict(state.query()[1:]))
        piece = get_template("components/pagination.html").template.render(context)
        if not state.q:
            fragments.put(key, piece)
    return piece


class _Asked:
    """As much of a request as ``{% querystring %}`` asks for."""

    def __init__(self, get: QueryDict):
        self.GET = get
