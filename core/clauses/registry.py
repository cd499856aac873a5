"""In which processes the portal asks for personal data: each app says it in its clauses.py."""

from dataclasses import dataclass, field
from functools import cache

from django.core.exceptions import ImproperlyConfigured

from core import announce

_PROCESSES: dict[str, "Process"] = {}


@dataclass(frozen=True)
class Process:
    """``slug`` is its place on the privacy page. ``rules`` begin the names of the rules of retention that clear its
    data away. ``first`` has the words of the first version; the office writes the later ones."""

    key: str
    name: str
    slug: str
    rules: tuple[str, ...] = ()
    first: dict[str, str] = field(default_factory=dict)

    def kept(self) -> str:
        """What the purge does with the data of this process, in its own words; "" where it does nothing."""
        from core import retention  # noqa: PLC0415 - it reads core.models, which read this

        found = [rule.sentence for rule in retention.rules() if rule.name.startswith(self.rules or ("-",))]
        return "\n".join(found)


def process(key: str, name: str, *, slug: str, rules: tuple[str, ...] = (), **first: str) -> None:
    """Declare a process. ``first`` may leave out what all clauses have in common (core.clauses.common)."""
    declared = Process(key, name, slug, rules, first)
    taken = [other.key for other in _PROCESSES.values() if other.slug == slug and other.key != key]
    if taken:
        raise ImproperlyConfigured(f"{key} and {taken[0]} want one place on the privacy page.")
    _PROCESSES[key] = declared


def processes() -> list[Process]:
    """All of them, in the order of their keys: what one app asks for stands together."""
    _discover()
    return [_PROCESSES[key] for key in sorted(_PROCESSES)]


def find(key: str) -> Process | None:
    _discover()
    return _PROCESSES.get(key)


@cache
def _discover() -> None:
    announce.modules("clauses")
