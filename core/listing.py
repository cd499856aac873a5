"""The page of a fast list: which page of the rows, pieces of HTML that come ready from memory, links to the others."""

from collections.abc import Callable

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString

from core.facets import Found, State
from core.fastlist import fragments


def page_of(found: Found, asked: str | None, notices: list[str], *, per_page: int) -> Page:
    """The page asked for; the first for nonsense; the nearest, with a word about it, for one that is not there."""
    paginator = Paginator(found.rows, per_page)
    wanted = int(asked[:9]) if asked and asked.isdecimal() else 1
    page = paginator.page(min(max(wanted, 1), paginator.num_pages))
    if page.number != wanted:
        notices.append("Takiej strony listy nie ma. Pokazujemy najbliższą.")
    if found.is_cut:
        notices.append("Te słowa ma bardzo wiele wpisów. Szukamy wśród najtrafniejszych.")
    return page


def ready(key: tuple | None, template: str, context: Callable[[], dict]) -> SafeString:
    """A piece of the page from memory. Without a key it is made anew: searched words are the visitor's own."""
    piece = fragments.get(key) if key else None
    if piece is None:
        piece = render_to_string(template, context())
        if key:
            fragments.put(key, piece)
    return piece


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
