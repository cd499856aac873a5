"""The list of organisations: search, filters with counts, cards."""

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core import search, stamps
from core.facetindex import Index
from core.fastlist import fragments
from organizations import facets, selectors

PER_PAGE = 25


@require_safe
def registry_list(request):
    now = stamps.read()
    index = selectors.registry.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    found = facets.find(index, state)
    page = page_of(found.rows, request.GET.get("strona"), notices)
    context = listing(index, state, found, page, notices) | {
        "cards": selectors.cards(index, page.object_list, now, query=found.query),
        "noindex": bool(state.q or len(state.chosen) > 1),
    }
    return render(request, "organizations/list.html", context)


def page_of(rows, asked: str | None, notices: list[str]) -> Page:
    """The page asked for; the first for nonsense, the last, with a word about it, for one beyond the end."""
    page = Paginator(rows, PER_PAGE).get_page(asked or 1)
    if asked and asked.isdecimal() and page.number != int(asked[:9]):
        notices.append("Takiej strony listy nie ma. Pokazujemy najbliższą.")
    page.shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return page


def listing(index: Index, state: facets.State, found: facets.Found, page: Page, notices: list[str]) -> dict:
    """What the list and the map share: filters, what is chosen, how many were found, links that keep it all."""
    total = len(found.rows)
    if found.is_cut:
        notices.append("Te słowa ma bardzo wiele wpisów. Szukamy wśród najtrafniejszych.")
    return {
        "state": state,
        "notices": notices,
        "total": total,
        "page": page,
        "filters": filters(index, state, found.among),
        "pages": page_links(state, page),
        "chosen": facets.chosen(state, index.beside),
        "query": state.query(),
        "canonical_query": facets.replace(state, sort="").query(page.number),
        "previous_query": state.query(page.number - 1) if page.has_previous() else None,
        "next_query": state.query(page.number + 1) if page.has_next() else None,
        "sorts": facets.sorts(state),
        "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
    }


def filters(index: Index, state: facets.State, among: int) -> SafeString:
    """The fieldsets with counts, ready from memory unless words are searched (they are the visitor's own)."""
    key = ("filters", index.stamp, state)
    ready = None if state.q else fragments.get(key)
    if ready is None:
        groups = facets.groups(index, state, among)
        ready = render_to_string("organizations/_filters.html", {"groups": groups}) if groups else SafeString("")
        if not state.q:
            fragments.put(key, ready)
    return ready


def page_links(state: facets.State, page: Page) -> SafeString:
    """Links to the other pages, made from the cleaned state: nobody's stray parameters get into the memory."""
    if page.paginator.num_pages == 1:
        return SafeString("")
    key = ("pages", state, page.number, page.paginator.num_pages)
    ready = fragments.get(key)
    if ready is None:
        context = Context({"page": page})
        context.request = _Asked(QueryDict(state.query()[1:]))
        ready = fragments.put(key, get_template("components/pagination.html").template.render(context))
    return ready


class _Asked:
    """As much of a request as ``{% querystring %}`` asks for."""

    def __init__(self, get: QueryDict):
        self.GET = get
