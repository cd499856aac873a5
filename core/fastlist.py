"""Lists that answer from memory: facets as bitsets, cards as ready HTML, both guarded by stamps.

The one mechanism for fast lists; docs/fast-lists.md tells how a list is declared and what it costs.
"""

import logging
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

from django.db import connections
from django.utils import timezone

from core import stamps
from core.facetindex import Index

logger = logging.getLogger(__name__)


class FastList:
    """One list kept in the memory of this process, rebuilt when its stamps or the day change.

    ``load`` returns a fresh ``Index``. A small list is rebuilt within the request that notices the change, so the
    change is seen at once. A list of ``small`` rows or more is rebuilt by one thread in the background while
    requests are answered from the former one; it rests afterwards four times as long as it worked, so a busy
    office cannot keep a processor busy with it. A change is then seen after about five rebuilding times at most.
    """

    def __init__(self, *, stamps: tuple[str, ...], load: Callable[[], Index], small: int = 5000):
        self._stamps, self._load, self._small = stamps, load, small
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.forget()
        _kept.add(self)

    def at(self, now: Mapping[str, int]) -> Index:
        """The index for these stamps, as ``core.stamps.read()`` gave them at the start of the request."""
        key = self._key(now)
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
        self._held: tuple[tuple, Index | None] = ((), None)
        self._rest_until = 0.0

    def wait(self) -> None:
        """Wait for a rebuild in the background, if there is one."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _fresh(self, key: tuple) -> Index:
        index = self._load()
        index.stamp = key
        return index

    def _key(self, now: Mapping[str, int]) -> tuple[int | date, ...]:
        return (*(now.get(name, 0) for name in self._stamps), timezone.localdate())

    def _rebuild_behind(self) -> None:
        if time.monotonic() < self._rest_until or not self._lock.acquire(blocking=False):
            return
        self._thread = threading.Thread(target=self._rebuild, name="fastlist", daemon=True)
        self._thread.start()

    def _rebuild(self) -> None:
        started = time.monotonic()
        try:
            key = self._key(stamps.read())  # before the data, so that a change meanwhile is noticed later
            self._held = (key, self._fresh(key))
        except Exception:
            logger.exception("A fast list could not be rebuilt; the former one is served.")
        finally:
            connections.close_all()
            self._rest_until = time.monotonic() + 4 * (time.monotonic() - started)
            self._lock.release()


class Fragments:
    """Ready HTML kept per process under keys that change with what they show; the least used leave first.

    Bounded by characters, so that the memory is bounded whatever the pieces are.
    """

    def __init__(self, characters: int):
        self._most = characters
        self._lock = threading.Lock()
        self.forget()
        _kept.add(self)

    def forget(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.characters = 0

    def get(self, key: Hashable) -> Any:
        """What was put under ``key``, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, piece: Any, size: int | None = None) -> Any:
        """Keep ``piece`` under ``key`` and return it; ``size`` says what it weighs where it is no text."""
        size = len(piece) if size is None else size
        with self._lock:
            self.characters += size - self._kept.pop(key, ("", 0))[1]
            self._kept[key] = (piece, size)
            while self.characters > self._most:
                _, (_, dropped) = self._kept.popitem(last=False)
                self.characters -= dropped
        return piece


def forget() -> None:
    """Drop all that this process keeps.

    Needed where stamps may go back: after a restored backup, and between tests, whose stamps are rolled back.
    """
    stamps.forget()
    for kept in _kept:
        kept.forget()


_kept: weakref.WeakSet = weakref.WeakSet()
fragments = Fragments(characters=8_000_000)
"""The fragments of this process: 8 million characters are at most 16 MB for Polish text."""
