"""Pasted addresses of this portal's pages: shortened, checked and titled.

Events, calls and organisations are linked by path, so that no app needs to know the others. The search index knows
every public page of a findable kind; a page of such a kind that is missing there is not public.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from core import search

LONGEST = 300
#: Path prefixes that are not open to everybody.
CLOSED = ("/admin/", "/konto/", "/biuro/", "/media/", "/static/")
#: This view matches any path, so a match does not prove that the page exists.
ANY_PATH = "pages:page"
FOREIGN = "Ten adres jest spoza portalu. Linki do innych stron wstaw w treści."
NO_PAGE = "Takiej strony nie ma na portalu. Skopiuj adres z paska przeglądarki."
NOT_PUBLIC = "Tej strony nie ma albo nie jest jeszcze dla wszystkich. Sprawdź adres."
NOT_FOR_ALL = "Tej strony nie otworzą wszyscy. Wybierz stronę publiczną."
NO_TITLE = "Portal nie zna tytułu tej strony. Wpisz go."


def path_of(typed: str) -> str:
    """ "https://ngo.leszno.pl/wydarzenia/spacer/" is "/wydarzenia/spacer/"; raises for a page that is not public."""
    parts = urlsplit(typed.strip())
    if parts.netloc and parts.hostname not in (urlsplit(settings.SITE_URL).hostname, *settings.ALLOWED_HOSTS):
        raise ValidationError(FOREIGN)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if parts.scheme not in ("", "http", "https") or not path.startswith("/") or len(path) > LONGEST:
        raise ValidationError(NO_PAGE)
    if path.startswith(CLOSED):
        raise ValidationError(NOT_FOR_ALL)
    view = _view_of(path)
    if path not in titles([path]) and view in {None, *_views_of_findable()}:
        raise ValidationError(NO_PAGE if view in (None, ANY_PATH) else NOT_PUBLIC)
    return path


def titles(paths: Iterable[str]) -> dict[str, str]:
    """Titles of the pages at these paths; one query. Paths that the search index does not know are left out."""
    return search.titles_at(paths)


def living(links: Iterable) -> list[dict[str, str]]:
    """Address and title of each link whose page still exists."""
    links = list(links)
    if not links:
        return []
    known, findable = titles(link.path for link in links), _views_of_findable()
    return [
        {"url": link.path, "title": link.title or known[link.path]}
        for link in links
        if link.path in known or (link.title and _view_of(link.path) not in {None, *findable})
    ]


def _view_of(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def _views_of_findable() -> set[str | None]:
    """The views that show a single findable object, such as the page of an event; one query."""
    return {_view_of(url) for url in search.sample_urls()} | {ANY_PATH}
