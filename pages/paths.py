"""Paths of pages: made from titles, never equal to a fixed URL of the portal."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.text import slugify

from core.text.polish import fold
from pages.models import OldAddress, Page

LONGEST_SEGMENT = 80
#: Prefixes served by the web server.
SERVED = ("static", "media")


@cache
def fixed_beginnings() -> frozenset[str]:
    """The first segments of all fixed URLs of the portal: "organizacje", "konto", "admin"…"""
    served = {url.strip("/").partition("/")[0] for url in (settings.STATIC_URL, settings.MEDIA_URL)}
    return frozenset(_beginnings(get_resolver().url_patterns)) | served | set(SERVED)


def is_fixed(path: str) -> bool:
    """Whether the path is a fixed URL of the portal, so that no page may have it."""
    return path.strip("/").partition("/")[0] in fixed_beginnings()


def suggested(title: str, parent: Page | None) -> str:
    """ "poradnik/klub-sportowy" for "Klub sportowy" under "poradnik"; with a number if that is taken."""
    segment = slugify(fold(title))[:LONGEST_SEGMENT].strip("-") or "strona"
    path = f"{parent.path}/{segment}" if parent else segment
    taken = {
        *Page.objects.filter(path__startswith=path).values_list("path", flat=True),
        *(old.strip("/") for old in OldAddress.objects.filter(key__startswith=path).values_list("path", flat=True)),
    }
    number, free = 1, path
    while free in taken or is_fixed(free):
        number += 1
        free = f"{path}-{number}"
    return free


def problem_of(path: str, *, page: Page) -> str:
    """Why ``page`` cannot have this path, as a message, or "". The database refuses the paths of other pages."""
    if is_fixed(path):
        first = path.partition("/")[0]
        return f"Adresy, które zaczynają się od „{first}”, należą do stałych części portalu. Zacznij adres inaczej."
    former = OldAddress.objects.filter(path__in=[f"/{path}/", f"/{path}"]).select_related("page").first()
    if former and (former.page_id is None or former.page_id != page.pk):
        return (
            f"„{former.path}” to dawny adres i prowadzi do: {former.leads_to}. "
            "Wybierz inny adres albo usuń najpierw ten wpis z dawnych adresów."
        )
    return ""


def _beginnings(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        word = re.match(r"\^?([\w.-]+)", str(one.pattern).replace("\\", ""))
        if word:
            yield word[1]
        elif isinstance(one, URLResolver):
            yield from _beginnings(one.url_patterns)
