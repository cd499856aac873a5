"""In-process caches: lists guarded by their versions, and rendered fragments of bounded total size.

docs/fast-lists.md says how a list is declared and what it costs.
"""

import logging
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Any, Protocol

from django.db import connections
from django.utils import timezone

from core.lists import list_versions, used
from core.lists.index import Index
from core.lists.used import Versions

logger = logging.getLogger(__name__)


class Loaded(Protocol):
    """The content of a list in memory: an ``Index``, or any object with a length and a stamp."""

    stamp: tuple

    def __len__(self) -> int: ...


class FastList:
    """One list in the memory of this process, rebuilt when its versions or the day change.

    ``load`` returns the content. A small list is rebuilt within the request that notices the change, so the
    change is visible at once. A list of ``small`` rows or more is rebuilt by one background thread while
    requests use the previous copy; the thread then pauses four times as long as the rebuild took, so a busy
    office cannot occupy a processor. A change is then visible after about five rebuild times at most.
    """

    def __init__(self, *, versions: tuple[str, ...], load: Callable[[], Loaded], small: int = 5000):
        self._versions, self._load, self._small = versions, load, small
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.forget()
        _kept.add(self)

    def at(self, now: Versions) -> Any:
        """The list at these versions, read at the start of the request, adjusted to the current minute."""
        found = self._at(now)
        used.note(self._stamp, found.stamp)
        return found

    def _stamp(self, now: Versions) -> tuple:
        return self._at(now).stamp

    def _at(self, now: Versions) -> Any:
        found = self._current(self._key(now))
        passed = found.passed() if isinstance(found, Index) else 0
        if not passed:
            return found
        stamp, later = self._later
        if stamp != (found.stamp, passed):
            later = found.after(passed)
            self._later = ((found.stamp, passed), later)
        return later

    def _current(self, key: tuple) -> Any:
        held, index = self._held
        if index is not None and held == key:
            return index
        if index is not None and len(index) >= self._small:
            self._rebuild_behind()
            return index
        with self._lock:
            if self._held[0] != key or self._held[1] is None:
                self._held = (key, self._fresh(key))
            return self._held[1]

    def forget(self) -> None:
        self._held: tuple[tuple, Loaded | None] = ((), None)
        self._later: tuple[tuple, Loaded | None] = ((), None)
        self._rest_until = 0.0

    def wait(self) -> None:
        """Wait for a running background rebuild."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _fresh(self, key: tuple) -> Loaded:
        index = self._load()
        index.stamp = key
        return index

    def _key(self, now: Versions) -> tuple[int | date, ...]:
        return (*(now.get(name, 0) for name in self._versions), timezone.localdate())

    def _rebuild_behind(self) -> None:
        if time.monotonic() < self._rest_until or not self._lock.acquire(blocking=False):
            return
        self._thread = threading.Thread(target=self._rebuild, name="fastlist", daemon=True)
        self._thread.start()

    def _rebuild(self) -> None:
        started = time.monotonic()
        try:
            key = self._key(list_versions.read())  # before the data, so that a concurrent change is noticed later
            self._held = (key, self._fresh(key))
        except Exception:
            logger.exception("A fast list could not be rebuilt; the former one is served.")
        finally:
            connections.close_all()
            self._rest_until = time.monotonic() + 4 * (time.monotonic() - started)
            self._lock.release()


class Fragments:
    """Rendered fragments under keys that change with their content; least recently used are evicted first.

    The total size is bounded, and so is the memory.
    """

    def __init__(self, most: int):
        self._most = most
        self._lock = threading.Lock()
        self.forget()
        _kept.add(self)

    def forget(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(list(self._kept))

    def get(self, key: Hashable) -> Any:
        """The fragment stored under ``key``, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, piece: Any, size: int | None = None) -> Any:
        """Store ``piece`` under ``key`` and return it; ``size`` is required if it is not text."""
        size = len(piece) if size is None else size
        with self._lock:
            self.size += size - self._kept.pop(key, ("", 0))[1]
            self._kept[key] = (piece, size)
            while self.size > self._most:
                _, (_, dropped) = self._kept.popitem(last=False)
                self.size -= dropped
        return piece


def forget() -> None:
    """Drop everything this process keeps.

    Needed where versions may go back: after a restore, and between tests, whose changes are rolled back.
    """
    list_versions.forget()
    for kept in _kept:
        kept.forget()


_kept: weakref.WeakSet = weakref.WeakSet()
fragments = Fragments(most=4_000_000)
"""The cards of this process: 4 million characters are at most 8 MB for Polish text."""
