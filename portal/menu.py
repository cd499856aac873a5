"""The main menu: only what already works stands in it."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse


class Entry(NamedTuple):
    label: str
    url_name: str
    icon: str
    url: str = ""
    current: str = ""


MENU = (
    Entry("Organizacje", "organizations:list", "people"),
    Entry("Mapa", "organizations:map", "geo-alt"),
    Entry("Przekaż 1,5%", "organizations:public_benefit", "heart"),
    Entry("Jubileusze", "organizations:jubilees", "cake2"),
)


def section(request) -> str:
    """Which entry this page belongs to, as aria-current wants it: "name page" on the page itself, else "name true"."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if any(entry.url_name == match.view_name for entry in MENU):
        return f"{match.view_name} page"
    home = f"{match.namespace}:list"
    return f"{home} true" if any(entry.url_name == home for entry in MENU) else ""


def entries(active: str) -> list[Entry]:
    """The menu with addresses, the active entry marked."""
    name, _, current = active.partition(" ")
    return [
        entry._replace(url=address, current=current if entry.url_name == name else "")
        for entry in MENU
        if (address := _address(entry.url_name))
    ]


def _address(url_name: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
