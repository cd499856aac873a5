"""Addresses of entries: a slug is made from the name and belongs to one entry for ever."""

from collections.abc import Iterable

from django.db.models import Q

from core import slugs
from organizations.models import OldAddress, Organization

#: Words that stand in the same place of an address as a slug (organizations/urls.py).
RESERVED = frozenset({"dane", "jubileusze", "mapa", "potwierdzenie", "przekaz-1-5-procent", "zaproszenie", "zglos"})
LONGEST = 100


def slug_of(name: str) -> str:
    """ "Żłobek „Pod Lipą”" is "zlobek-pod-lipa"; a name without letters is "organizacja"."""
    return slugs.slug_of(name, nameless="organizacja", longest=LONGEST)


def free_slug(name: str, *, taken: Iterable[str] | None = None) -> str:
    """The slug of ``name`` that nobody has or had, with a number where needed.

    ``taken`` spares the query when many are made at once; the caller adds each answer to it.
    """
    slug = slug_of(name)
    taken = taken_slugs(slug) if taken is None else taken
    return slugs.numbered(slug, taken)


def taken_slugs(beginning: str = "") -> set[str]:
    """Slugs of today and of the past that begin with ``beginning``, and the words that may be none."""
    begins = Q(slug__startswith=beginning)
    return {
        *Organization.objects.filter(begins).values_list("slug", flat=True),
        *OldAddress.objects.filter(begins).values_list("slug", flat=True),
        *RESERVED,
    }
