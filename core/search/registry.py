"""What can be found: one small declaration per model, in <app>/findable.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Entry:
    """What the index keeps of an object: plain texts, all of them public.

    By ``sought_as``, words that people use for all things of the kind, it is found, and they are never shown.
    """

    title: str
    url: str
    summary: str = ""
    body: str = ""
    sought_as: str = ""
    published_at: datetime | None = None


class Findable:
    """The declaration. ``queryset`` is what the public may find, with all that ``entry`` needs prefetched."""

    kind: str
    label: str
    model: type[Model]
    order: int = 100
    """Where its group stands among the results; the smaller the higher."""

    def queryset(self) -> QuerySet:
        raise NotImplementedError

    def entry(self, obj: Model) -> Entry:
        raise NotImplementedError


findables: dict[str, Findable] = {}


def register(declaration: type[Findable]) -> type[Findable]:
    """Class decorator: from now on objects of this model can be indexed and found."""
    if declaration.kind in findables:
        raise ImproperlyConfigured(f"Two declarations call themselves {declaration.kind!r}.")
    findables[declaration.kind] = declaration()
    return declaration


def kinds() -> list[str]:
    """All kinds, in the order in which the results show them."""
    return sorted(findables, key=lambda kind: (findables[kind].order, kind))


def of(obj: Model) -> Iterator[Findable]:
    """The declarations of the object's model; one as a rule.

    An object nobody declared is a mistake of the caller and said so.
    """
    found = [findable for findable in findables.values() if findable.model is obj._meta.concrete_model]
    if not found:
        raise LookupError(f"{obj._meta.label} has no declaration in findable.py.")
    yield from found
