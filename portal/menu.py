"""The main menu: entries declared by apps, and pages chosen by the office."""

from collections.abc import Iterable
from functools import cache

from django.urls import reverse

from core import announce
from core.menu import Entry
from pages.written.selectors import Node

SEARCH = "search"


def section(request, pages: Iterable[Node] = ()) -> str:
    """The entry of this page and its kind: "/wydarzenia/ page" on its own page, "/wydarzenia/ true" below it.

    Found by the URL, or by the app where the URL has another prefix.
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
    """The menu with URLs, and the active entry as a value of aria-current."""
    address, _, current = active.partition(" ")
    offered = [*_declared(), *(Entry(page.title, "pages:page", url=page.url) for page in pages)]
    return [entry._replace(current=current if entry.url == address else "") for entry in offered]
