"""Every kind of letter, with a label for the office and a preview.

An app's ``emails.py`` declares each letter beside the function that writes it, and previews it with demo data
through that same function, so the preview always matches the real letter:

    @mail.kind("organizations.approved", "Wpis opublikowany")
    def demo_approved():
        return approved(organization_that_is_not_saved)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db import transaction

from core import announce
from core.mail.models import Letter


@dataclass(frozen=True)
class Kind:
    name: str
    label: str
    demo: Callable[[], Letter]

    @property
    def app(self) -> str:
        return self.name.partition(".")[0]


_kinds: dict[str, Kind] = {}


def kind(name: str, label: str) -> Callable:
    """Declare a kind of letter; the decorated function writes one with demo data and returns it."""

    def decorator(demo: Callable[[], Letter]) -> Callable[[], Letter]:
        if name in _kinds and _kinds[name].demo.__module__ != demo.__module__:
            raise ValueError(f"Two modules name the letter {name}.")
        _kinds[name] = Kind(name, label, demo)
        return demo

    return decorator


def kinds() -> list[Kind]:
    """All kinds, sorted by Polish label within each app."""
    return sorted(_all().values(), key=lambda kind: (kind.app, kind.label))


def find(name: str) -> Kind | None:
    return _all().get(name)


def label_of(name: str) -> str:
    found = find(name)
    return found.label if found else name


def show(name: str) -> Letter:
    """The letter written by its own function with demo data; nothing is stored or sent."""
    with transaction.atomic():
        letter = _all()[name].demo()
        _ = letter.body  # fetched before the rollback
        transaction.set_rollback(True)
    return letter


def _all() -> dict[str, Kind]:
    _discover()
    return _kinds


@cache
def _discover() -> None:
    announce.modules("emails")
