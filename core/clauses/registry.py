"""Processes that collect personal data, declared by each app in its clauses.py."""

from dataclasses import dataclass, field
from functools import cache

from django.core.exceptions import ImproperlyConfigured

from core import announce, retention

_PROCESSES: dict[str, "Process"] = {}


@dataclass(frozen=True)
class Process:
    """``slug`` is the anchor on the privacy page. ``rules`` are name prefixes of its retention rules.

    ``first`` has the texts of the first version; the office writes later ones.
    """

    key: str
    name: str
    slug: str
    rules: tuple[str, ...] = ()
    first: dict[str, str] = field(default_factory=dict)

    def kept(self) -> str:
        """What the purge does with the data of this process; "" if nothing."""
        found = [rule.sentence for rule in retention.rules() if rule.name.startswith(self.rules or ("-",))]
        return "\n".join(found)


def process(key: str, name: str, *, slug: str, rules: tuple[str, ...] = (), **first: str) -> None:
    """Declare a process. ``first`` may omit the texts shared by all clauses (core.clauses.common)."""
    declared = Process(key, name, slug, rules, first)
    taken = [other.key for other in _PROCESSES.values() if other.slug == slug and other.key != key]
    if taken:
        raise ImproperlyConfigured(f"{key} and {taken[0]} want one place on the privacy page.")
    _PROCESSES[key] = declared


def processes() -> list[Process]:
    """All processes, sorted by key, so that processes of one app are together."""
    _discover()
    return [_PROCESSES[key] for key in sorted(_PROCESSES)]


def find(key: str) -> Process | None:
    _discover()
    return _PROCESSES.get(key)


@cache
def _discover() -> None:
    announce.modules("clauses")
