"""The main menu: entries that apps declare, and pages that the office put there."""

from collections.abc import Iterable
from functools import cache

from django.urls import reverse

from core import announce
from core.menu import Entry
from pages.written.selectors import Node

SEARCH = "search"


def section(request, pages: Iterable[Node] = ()) -> str:
    """Which entry this page belongs to, and how: "/wydarzenia/ page" on its own page, "/wydarzenia/ true" below it.

    Told by the address, or by the app where the address stands elsewhere.
    """
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    addresses = [*_fixed(), *(page.url for page in pages)]
    if request.path in addresses:
        return f"{request.path} page"
    above = next((address for address in addresses if request.path.startswith(address)), "")
    if not above:
        above = _homes().get(match.namespace, "")
    return f"{above} true" if above else ""


@cache
def _declared() -> list[Entry]:
    found = [entry for entries in announce.found("urls", "MENU") for entry in entries]
    return [entry._replace(url=reverse(entry.url_name)) for entry in sorted(found, key=lambda one: one.order)]


@cache
def _fixed() -> tuple[str, ...]:
    return reverse(SEARCH), *(entry.url for entry in _declared())


@cache
def _homes() -> dict[str, str]:
    return {entry.url_name.partition(":")[0]: entry.url for entry in _declared() if entry.is_home}


def entries(active: str = "", pages: Iterable[Node] = ()) -> list[Entry]:
    """The menu with addresses, the active entry marked as aria-current wants it."""
    address, _, current = active.partition(" ")
    offered = [*_declared(), *(Entry(page.title, "pages:page", url=page.url) for page in pages)]
    return [entry._replace(current=current if entry.url == address else "") for entry in offered]
