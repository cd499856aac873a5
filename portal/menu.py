"""The main menu: only what already works stands in it, and the pages that the office put there."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from django.urls import reverse

from pages.written.selectors import Node


class Entry(NamedTuple):
    label: str
    url_name: str
    url: str = ""
    current: str = ""


MENU = (
    Entry("Organizacje", "organizations:list"),
    Entry("Wydarzenia", "events:list"),
    Entry("Dotacje", "grants:calls"),
    Entry("Aktualności", "news:articles"),
)
#: Where pages of an app belong whose addresses stand elsewhere ("/zaswiadczenia/").
HOMES = {"events": "events:list"}
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
    if not above and match.namespace in HOMES:
        above = reverse(HOMES[match.namespace])
    return f"{above} true" if above else ""


@cache
def _fixed() -> tuple[str, ...]:
    return tuple(reverse(name) for name in (SEARCH, *(entry.url_name for entry in MENU)))


def entries(active: str = "", pages: Iterable[Node] = ()) -> list[Entry]:
    """The menu with addresses, the active entry marked as aria-current wants it."""
    address, _, current = active.partition(" ")
    offered = [entry._replace(url=reverse(entry.url_name)) for entry in MENU]
    offered += [Entry(page.title, "pages:page", page.url) for page in pages]
    return [entry._replace(current=current if entry.url == address else "") for entry in offered]
