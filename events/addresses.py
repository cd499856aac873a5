"""Addresses of events: a slug is made from the title and belongs to one event for ever."""

from django.utils.text import slugify

from core.polish import fold
from events.models import Event, OldEventAddress

#: Words that stand in the same place of an address as a slug (events/urls).
RESERVED = frozenset(
    {
        "archiwum",
        "atom",
        "cykle",
        "dodaj",
        "kalendarz",
        "moj-kalendarz",
        "nowe",
        "rss",
        "tydzien",
        "weekend",
        "zapis",
        "zapisy",
    }
)
LONGEST = 120


def slug_of(title: str) -> str:
    """ "Żywność bez strat – warsztaty" is "zywnosc-bez-strat-warsztaty"; a title without letters is "wydarzenie"."""
    return slugify(fold(title))[:LONGEST].rstrip("-") or "wydarzenie"


def free_slug(title: str, *, event: Event | None = None) -> str:
    """The slug of ``title`` that no other event has or had, with a number where needed."""
    slug = slug_of(title)
    others = Event.objects.filter(slug__startswith=slug)
    former = OldEventAddress.objects.filter(slug__startswith=slug)
    if event is not None and event.pk:
        others, former = others.exclude(pk=event.pk), former.exclude(event=event)
    taken = {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True), *RESERVED}
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def is_taken(slug: str, *, event: Event) -> bool:
    """Whether another event has or had this address, or a page of the calendar has it."""
    return (
        slug in RESERVED
        or Event.objects.filter(slug=slug).exclude(pk=event.pk).exists()
        or OldEventAddress.objects.filter(slug=slug).exclude(event=event.pk).exists()
    )
