"""Searchable models, one small declaration each, in <app>/findable.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Entry:
    """Index content of an object: plain, public texts.

    ``sought_as``: extra search words for all objects of the kind; they are never shown.
    """

    title: str
    url: str
    summary: str = ""
    body: str = ""
    sought_as: str = ""
    published_at: datetime | None = None


class Findable:
    """A searchable model. ``queryset`` has the public objects, with everything that ``entry`` needs prefetched."""

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
    """Class decorator: objects of this model can be indexed and found."""
    if declaration.kind in findables:
        raise ImproperlyConfigured(f"Two declarations call themselves {declaration.kind!r}.")
    findables[declaration.kind] = declaration()
    return declaration


def kinds() -> list[str]:
    """All kinds, in the order of the results."""
    return sorted(findables, key=lambda kind: (findables[kind].order, kind))


def of(obj: Model) -> Iterator[Findable]:
    """The declarations of the object's model; usually one.

    Raises for an undeclared model, which is a bug of the caller.
    """
    found = [findable for findable in findables.values() if findable.model is obj._meta.concrete_model]
    if not found:
        raise LookupError(f"{obj._meta.label} has no declaration in findable.py.")
    yield from found
