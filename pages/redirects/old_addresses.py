"""Old addresses: one key for any spelling, and the current target of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from core.errors import DomainError
from core.text.polish import fold
from pages.models import OldAddress, Page
from pages.paths import is_fixed

#: Host of the former site; addresses copied from it may include it.
FORMER_HOST = "ngo.leszno.pl"
LONGEST = 300
#: The former site appended this to a title that was taken: "_61e".
_SUFFIX = re.compile(r"_[0-9a-f]{3}$")
_HTML = ".html"
#: Catch-all views: they do not make an address fixed.
CATCHING = ("pages:page", "pages:old_address")


def key_of(path: str) -> str:
    """ "/Fundusze%5FNGO.html" and "fundusze_ngo.htm" both give "fundusze_ngo.html"; "" when nothing is left."""
    key = fold(unquote(unquote(path))).replace("\0", "").strip("/ ")[:LONGEST]
    return f"{key}l" if key.endswith(".htm") else key


def keys_of(path: str) -> list[str]:
    """Keys to try for a visited path: itself, with or without ".html", without the suffix of the former site."""
    key = key_of(path)
    bare = key.removesuffix(_HTML)
    shorter = _SUFFIX.sub("", bare)
    return list(dict.fromkeys([key, bare, bare + _HTML, shorter, shorter + _HTML]))


def found(path: str) -> OldAddress | None:
    """The old address that a visited path means, unless its page is a draft; one query."""
    keys = keys_of(path)
    known = {old.key: old for old in OldAddress.objects.filter(key__in=keys).select_related("page")}
    entry = next((known[key] for key in keys if key in known), None)
    return entry if entry and (entry.page is None or entry.page.is_published) else None


@dataclass(frozen=True)
class Target:
    """Where an old address leads: a page, or a fixed address."""

    page: Page | None
    path: str

    def __str__(self):
        return self.page.get_absolute_url() if self.page else self.path


class Known:
    """All pages and old addresses, read once for any number of look-ups; two queries."""

    def __init__(self):
        self.pages: Mapping[str, Page] = {page.path: page for page in Page.objects.only("path", "title", "status")}
        self.old: dict[str, OldAddress] = {old.key: old for old in OldAddress.objects.select_related("page")}


def old_path(text: str, known: Known) -> str:
    """The typed old address without its host; DomainError if it cannot be one."""
    path = within(text)
    key = key_of(path)
    if not key:
        raise DomainError("Wpisz dawny adres, na przykład /Fundusze_NGO.html.")
    if "?" in path:
        raise DomainError("Wpisz dawny adres bez części, która zaczyna się od „?”.")
    if len(path) > LONGEST:
        raise DomainError("Ten adres jest za długi – może mieć najwyżej 300 znaków.")
    if path.strip("/") in known.pages or is_fixed(path):
        raise DomainError("Pod tym adresem jest strona portalu, więc nie może on prowadzić gdzie indziej.")
    return path


def target_of(text: str, known: Known) -> Target | str:
    """The typed new address as a Target, or as the key of an old address.

    DomainError for an address outside the portal and for one that leads nowhere.
    """
    if text.strip()[:1] in ("", "#"):
        raise DomainError("Wpisz nowy adres, na przykład /o-biurze/.")
    path = within(text)
    bare, mark, query = path.partition("?")
    if bare.strip("/") in known.pages:
        return Target(known.pages[bare.strip("/")], "")
    if bare != "/" and not bare.endswith("/") and "." not in bare.rpartition("/")[2] and is_fixed(bare):
        bare += "/"
    try:
        name = resolve(bare).view_name
    except Resolver404:
        name = ""
    if name and name not in CATCHING:
        return Target(None, f"{bare}{mark}{query}"[:LONGEST])
    return key_of(bare)


def within(text: str) -> str:
    """A path of this portal from a path or a full URL, without the fragment."""
    text = text.strip()
    try:
        parts = urlsplit(text if re.match(r"https?://", text, re.IGNORECASE) else f"/{text.lstrip('/')}")
    except ValueError:
        raise DomainError("Tego adresu nie da się odczytać. Sprawdź, czy jest wpisany w całości.") from None
    host, ours = parts.netloc.lower().removeprefix("www."), urlsplit(settings.SITE_URL).netloc.lower()
    if text.startswith("//") or host not in ("", ours, FORMER_HOST):
        raise DomainError("Ten adres jest poza portalem. Dawne adresy prowadzą tylko do stron tego portalu.")
    if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) and not host:
        raise DomainError("Wpisz adres, który zaczyna się od „/” albo od „https://”.")
    if re.search(r"[\x00-\x1f\x7f\s\\]", unquote(text)):
        raise DomainError("W adresie nie może być odstępów ani znaków sterujących.")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
