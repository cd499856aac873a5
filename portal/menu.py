"""The main menu: only what already works stands in it."""

from typing import NamedTuple

from django.urls import reverse


class Entry(NamedTuple):
    label: str
    url_name: str
    url: str = ""
    current: str = ""


MENU = (
    Entry("Organizacje", "organizations:list"),
    Entry("Wydarzenia", "events:list"),
)


NAMES = {"search", *(entry.url_name for entry in MENU)}


def section(request) -> str:
    """Which entry this page belongs to, and how: "events:list page" on the page itself, else "… true": by its
    address, or by its app where the address stands elsewhere."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if match.view_name in NAMES:
        return f"{match.view_name} page"
    above = (entry.url_name for entry in MENU if request.path.startswith(reverse(entry.url_name)))
    home = next(above, f"{match.namespace}:list")
    return f"{home} true" if home in NAMES else ""


def entries(active: str) -> list[Entry]:
    """The menu with addresses, the active entry marked as aria-current wants it."""
    name, _, current = active.partition(" ")
    return [
        entry._replace(url=reverse(entry.url_name), current=current if entry.url_name == name else "")
        for entry in MENU
    ]
