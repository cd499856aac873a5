"""Addresses of calls and offers: a slug is made from the title and belongs to one call for ever."""

from django.utils.text import slugify

from core.polish import fold
from news.models import Call, OldCallAddress, SmallGrantOffer

#: Words that stand in the same place of an address as a slug (news/urls/calls.py).
RESERVED = frozenset(
    {"alerty", "archiwum", "dopasuj", "male-granty", "moje", "nowe", "powiadomienia", "terminy", "zapowiedzi"}
)
LONGEST = 120


def slug_of(title: str, *, nameless: str = "nabor") -> str:
    """ "Żywność bez strat – konkurs" is "zywnosc-bez-strat-konkurs"; a title without letters is "nabor"."""
    return slugify(fold(title))[:LONGEST].rstrip("-") or nameless


def free_slug(title: str, *, call: Call | None = None) -> str:
    """The slug of ``title`` that no other call has or had, with a number where needed."""
    slug = slug_of(title)
    others = Call.objects.filter(slug__startswith=slug)
    former = OldCallAddress.objects.filter(slug__startswith=slug)
    if call is not None and call.pk:
        others, former = others.exclude(pk=call.pk), former.exclude(call=call)
    return _free(slug, {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True), *RESERVED})


def free_slug_of_offer(title: str) -> str:
    slug = slug_of(title, nameless="oferta")
    return _free(slug, set(SmallGrantOffer.objects.filter(slug__startswith=slug).values_list("slug", flat=True)))


def is_taken(slug: str, *, call: Call) -> bool:
    """Whether another call has or had this address, or a page of the lists has it."""
    return (
        slug in RESERVED
        or Call.objects.filter(slug=slug).exclude(pk=call.pk).exists()
        or OldCallAddress.objects.filter(slug=slug).exclude(call=call.pk).exists()
    )


def _free(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
