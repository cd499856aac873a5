"""Addresses of entries: a slug is made from the name and belongs to one entry for ever."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.text import slugify

from core.polish import fold
from organizations.models import OldAddress, Organization

#: Words that stand in the same place of an address as a slug (organizations/urls.py).
RESERVED = frozenset({"dane", "jubileusze", "mapa", "potwierdzenie", "przekaz-1-5-procent", "zaproszenie", "zglos"})
LONGEST = 100


def slug_of(name: str) -> str:
    """ "Żłobek „Pod Lipą”" is "zlobek-pod-lipa"; a name without letters is "organizacja"."""
    return slugify(fold(name))[:LONGEST].rstrip("-") or "organizacja"


def free_slug(name: str, *, taken: Iterable[str] | None = None) -> str:
    """The slug of ``name`` that nobody has or had, with a number where needed.

    ``taken`` spares the query when many are made at once; the caller adds each answer to it.
    """
    slug = slug_of(name)
    taken = taken_slugs(slug) if taken is None else taken
    number, free = 1, slug
    while free in taken or free in RESERVED:
        number += 1
        free = f"{slug}-{number}"
    return free


def taken_slugs(beginning: str = "") -> set[str]:
    """Slugs of today and of the past that begin with ``beginning``."""
    begins = Q(slug__startswith=beginning)
    return {
        *Organization.objects.filter(begins).values_list("slug", flat=True),
        *OldAddress.objects.filter(begins).values_list("slug", flat=True),
    }
