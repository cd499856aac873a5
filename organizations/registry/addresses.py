"""Slugs of entries: made from the name, and never reused for another entry."""

from collections.abc import Iterable

from django.db.models import Q

from core import slugs
from organizations.models import OldAddress, Organization

#: Words with the same position in a URL as a slug (organizations/urls.py).
RESERVED = frozenset({"dane", "jubileusze", "mapa", "potwierdzenie", "przekaz-1-5-procent", "zaproszenie", "zglos"})
LONGEST = 100


def slug_of(name: str) -> str:
    """ "Żłobek „Pod Lipą”" is "zlobek-pod-lipa"; a name without letters is "organizacja"."""
    return slugs.slug_of(name, nameless="organizacja", longest=LONGEST)


def free_slug(name: str, *, taken: Iterable[str] | None = None) -> str:
    """A slug of ``name`` that was never used, with a number where needed.

    ``taken`` saves the query when many are made at once; the caller adds each result to it.
    """
    slug = slug_of(name)
    taken = taken_slugs(slug) if taken is None else taken
    return slugs.numbered(slug, taken)


def taken_slugs(beginning: str = "") -> set[str]:
    """Current and former slugs that begin with ``beginning``, and the reserved words."""
    begins = Q(slug__startswith=beginning)
    return {
        *Organization.objects.filter(begins).values_list("slug", flat=True),
        *OldAddress.objects.filter(begins).values_list("slug", flat=True),
        *RESERVED,
    }
