"""Dependencies of a cached response beside the versions: lists in this process and time-based values.

Recorded while the response is made, so that no view has to declare them (core/lists/answers.py).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Versions = Mapping[str, int]
#: Returns the current value of a dependency, which must equal the recorded one.
Value = Callable[[Versions], Hashable]

_noted: ContextVar[dict[Value, Hashable] | None] = ContextVar("used", default=None)


@contextmanager
def noting() -> Iterator[dict[Value, Hashable]]:
    """Record dependencies while a response is made."""
    noted: dict[Value, Hashable] = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def note(value_of: Value, value: Hashable) -> None:
    """The response being made, if any, is valid as long as ``value_of`` returns ``value``."""
    noted = _noted.get()
    if noted is not None and noted.setdefault(value_of, value) != value:
        note_once()  # one part was made before a change and another after


def note_once() -> None:
    """The response being made is not cached."""
    note(once, None)


def once(now: Versions) -> Hashable:
    """Marker of a response that is not cached."""
    return None
