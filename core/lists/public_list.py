"""A public list, declared once: it filters, counts, sorts and renders its pages.

``LIST = PublicList(versions=("events",), load=load_index, filters=Filters(…), tabs=(Tab("list"),), …)``
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString

from core import search
from core.lists import list_versions, used
from core.lists.asked import Filters, Found, State
from core.lists.index import Index
from core.lists.memory import FastList, fragments
from core.lists.used import Versions


@dataclass(frozen=True)
class Tab:
    """One view of a list: its rows, order and excluded filters.

    ``most_indexed``: pages with more filters are excluded from search engines.
    """

    name: str
    among: Callable[[Index], int] = lambda index: index.everything
    order: str | None = None
    but: tuple[str, ...] = ()
    has_sorts: bool = True
    most_indexed: int = 1


#: The state of a URL without parameters.
PLAIN = (State(), 1)


class PublicList(FastList):
    """``entries`` loads the objects for cards, ``facts`` gives the template context of one.

    A card depends on the version of its object, on all versions of the list but the first, which is its own, and on
    the time.
    """

    def __init__(
        self,
        *,
        versions: tuple[str, ...],
        load: Callable[[], Index],
        filters: Filters,
        tabs: Iterable[Tab],
        card: str,
        entries: Callable[[], QuerySet],
        facts: Callable[[Any, search.Query | None], dict[str, Any]],
        per_page: int,
        noun: str,
    ):
        super().__init__(versions=versions, load=load)
        self.filters, self.tabs = filters, {tab.name: tab for tab in tabs}
        self.card, self.entries, self.facts, self.per_page, self.noun = card, entries, facts, per_page, noun

    def asked(self, params: QueryDict, index: Index, tab: str) -> tuple[State, list[str]]:
        """The cleaned state for this tab, and messages about ignored values."""
        state, notices = self.filters.parse(params, index.beside)
        state = state.without_facets(*self.tabs[tab].but)
        return state if self.tabs[tab].has_sorts else state.without_sort(), notices

    def wish(self, tab: str) -> Callable[..., Hashable | None]:
        """For ``answers.keep``: the state for this tab; None with search words or invalid values."""

        def wish_of(request: HttpRequest, now: Versions, **kwargs: Any) -> Hashable | None:
            if not request.META.get("QUERY_STRING"):
                return PLAIN
            state, notices = self.asked(request.GET, self.at(now), tab)
            return None if state.q or notices else (state, number_of(request.GET.get("strona")))

        return wish_of

    def page(
        self,
        request: HttpRequest,
        tab: str,
        *,
        among: int = -1,
        heading: Callable[[Index, int], SafeString] | None = None,
        has_cards: bool = True,
    ) -> dict[str, Any]:
        """The context of templates/lists/list.html; ``among`` narrows the rows of the tab further.

        ``heading`` returns the heading above a group of consecutive cards.
        """
        index, way = self.at(list_versions.of(request)), self.tabs[tab]
        state, notices = self.asked(request.GET, index, tab)
        found = self.filters.find(index, state, among=way.among(index) & among, order=way.order)
        page = page_of(found, request.GET.get("strona"), notices, per_page=self.per_page)
        if notices:
            used.note_once()
        pieces = self.pieces(index, page.object_list, query=found.query) if has_cards else []
        return {
            "kind": tab,
            "state": state,
            "page": page,
            "pages": page_links(state, page),
            "notices": notices,
            "meant": search.did_you_mean(found.query) if found.query and not found.among else None,
            "noun": self.noun,
            "chosen": self.filters.chosen(state, index.beside),
            "groups": self.filters.groups(index, state, found.among, but=way.but),
            "sorts": self.filters.sorts(state) if way.has_sorts and len(found.rows) > 1 else [],
            "total": len(found.rows),
            "has_filters": bool(found.among or state.chosen or state.q),
            "cards": headed(pieces, [heading(index, row) for row in page.object_list] if heading else []),
            "canonical_url": f"{settings.SITE_URL}{request.path}{state.without_sort().query(page.number)}",
            "noindex": bool(state.q or len(state.chosen) > way.most_indexed),
            "query": state.without_sort().query(),
            "index": index,
            "found": found,
        }

    def pieces(
        self, index: Index, rows: Iterable[int], template: str = "", *, query: search.Query | None = None
    ) -> list[SafeString]:
        """Rendered cards of these rows, or another template rendered with the same context.

        Cached ones come from memory; the others are loaded together in a few queries. Cards with marked
        search words are never cached.
        """
        template = template or self.card
        keys = {index.pks[row]: (template, index.pks[row], index.versions[row], *index.stamp[1:]) for row in rows}
        ready = {} if query else {pk: html for pk, key in keys.items() if (html := fragments.get(key)) is not None}
        if missing := [pk for pk in keys if pk not in ready]:
            for entry in self.entries().filter(pk__in=missing):
                html = ready[entry.pk] = render_to_string(template, self.facts(entry, query))
                if not query:
                    fragments.put(keys[entry.pk], html)
        return [ready.get(pk, SafeString("")) for pk in keys]

    def drawn(self, index: Index, rows: Iterable[int], template: str = "") -> SafeString:
        """The same as one string, for pages that show entries of this list among other content."""
        return SafeString("".join(self.pieces(index, rows, template)))


def marked(entry: Model, query: search.Query | None, *fields: str) -> dict[str, Any]:
    """These texts of an object with search words marked."""
    texts = {name: getattr(entry, name) for name in fields}
    return {name: search.mark(text, query) for name, text in texts.items()} if query else texts


def number_of(asked: str | None) -> int:
    """The requested page number; 1 if invalid."""
    return max(int(asked[:9]), 1) if asked and asked.isdecimal() else 1


def page_of(found: Found, asked: str | None, notices: list[str], *, per_page: int) -> Page:
    """The requested page; if it does not exist, the nearest with a message."""
    paginator, wanted = Paginator(found.rows, per_page), number_of(asked)
    page = paginator.page(min(wanted, paginator.num_pages))
    if page.number != wanted:
        notices.append("Takiej strony listy nie ma. Pokazujemy najbliższą.")
    if found.is_cut:
        notices.append("Te słowa ma bardzo wiele wpisów. Szukamy wśród najtrafniejszych.")
    return page


def page_links(state: State, page: Page) -> SafeString:
    """Links to the other pages, made from the cleaned state: unknown parameters are never cached for others."""
    if page.paginator.num_pages == 1:
        return SafeString("")
    context = Context({"page": page})
    context.request = _Asked(QueryDict(state.query()[1:]))
    return get_template("components/pagination.html").template.render(context)


@dataclass(frozen=True)
class _Asked:
    """The part of a request that ``{% querystring %}`` needs."""

    GET: QueryDict


def headed(pieces: list[SafeString], headings: list[SafeString]) -> SafeString:
    """The pieces joined, each heading once, above its first piece."""
    news = [heading if place == 0 or heading != headings[place - 1] else "" for place, heading in enumerate(headings)]
    return SafeString("".join(map("".join, zip(news, pieces, strict=True))) if headings else "".join(pieces))
