"""What an answer was made from beside the versions: lists as this process holds them, and what the clock changes.

Written down while the answer is made, so that no view has to say what its page depends on (core/lists/answers.py).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Versions = Mapping[str, int]
#: Gives the present value of something, which must be the same as it was when the answer was made.
Value = Callable[[Versions], Hashable]

_noted: ContextVar[dict[Value, Hashable] | None] = ContextVar("used", default=None)


@contextmanager
def noting() -> Iterator[dict[Value, Hashable]]:
    """While an answer is made: all that is noted."""
    noted: dict[Value, Hashable] = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def note(value_of: Value, value: Hashable) -> None:
    """The answer that is being made, if there is one, holds as long as ``value_of`` gives ``value``."""
    noted = _noted.get()
    if noted is not None and noted.setdefault(value_of, value) != value:
        note_once()  # one part of it was made before a change and another after


def note_once() -> None:
    """The answer that is being made is not kept."""
    note(once, None)


def once(now: Versions) -> Hashable:
    """The sign of an answer that is not kept."""
    return None
