"""In-memory index of a list: rows as numbers, facet values as bitsets, orders as permutations (docs/fast-lists.md)."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any

from django.utils import timezone

BLOCK = 64
"""Bytes of a bitset that are looked at in one step when a page is cut out of it."""

#: A value that a row loses at a given time: time, facet, value, row.
Moment = tuple[datetime, str, Hashable, int]


class Builder:
    """Collects the rows of a list in their usual order, then makes an ``Index``."""

    def __init__(self):
        self.pks, self.versions = array("q"), array("I")
        self._members: dict[str, dict[Hashable, array]] = {}
        self._order_keys: dict[str, list] = {}
        self._moments: list[Moment] = []

    def add(self, pk: int, version: int) -> int:
        """Append one row and return its number."""
        self.pks.append(pk)
        self.versions.append(version)
        return len(self.pks) - 1

    def mark(self, facet: str, value: Hashable, row: int) -> None:
        """Record that ``row`` has ``value``."""
        self._members.setdefault(facet, {}).setdefault(value, array("I")).append(row)

    def rank(self, order: str, key: Any) -> None:
        """Set the sort key of the last added row in another order. Equal keys keep the usual order."""
        self._order_keys.setdefault(order, []).append(key)

    def lose(self, at: datetime, facet: str = "", value: Hashable = "", *, row: int = 0) -> None:
        """Record that ``row`` loses ``value`` at this time; without a facet only its card text changes."""
        self._moments.append((at, facet, value, row))

    def done(self, beside: Any = None) -> "Index":
        now = timezone.now()
        midnight = timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time.min))
        bits = {
            facet: {value: _bitset(rows, len(self.pks)) for value, rows in members.items()}
            for facet, members in self._members.items()
        }
        orders = {
            name: array("I", sorted(range(len(keys)), key=keys.__getitem__)) for name, keys in self._order_keys.items()
        }
        moments = sorted((one for one in self._moments if now < one[0] < midnight), key=_moment_of)
        return Index(self.pks, self.versions, bits, orders, beside, moments)


class Index:
    """A snapshot of a list.

    A row is a number: its place in the usual order. A set of rows is a Python int whose n-th bit is
    row n, so that combining filters is ``&`` and counting is ``bit_count()``: microseconds at 100,000 rows,
    12.5 KB for each value of a facet. ``beside`` is extra data kept with the list, e.g. labels of the values.
    ``stamp`` identifies the snapshot: cards made from the index have it in their key.
    ``moments`` are the time-based losses before midnight, the earliest first.
    """

    stamp: tuple = ()

    def __init__(
        self,
        pks: array,
        versions: array,
        bits: dict,
        orders: dict[str, array],
        beside: Any = None,
        moments: Sequence[Moment] = (),
    ):
        self.pks, self.versions, self.orders, self.beside, self.moments = pks, versions, orders, beside, moments
        self._bits = bits
        self._ranks = {name: _inverse(order) for name, order in orders.items()}
        self.everything = (1 << len(pks)) - 1
        self._by_pk = array("I", sorted(range(len(pks)), key=pks.__getitem__))
        self._sorted_pks = array("q", map(pks.__getitem__, self._by_pk))

    def __len__(self) -> int:
        return len(self.pks)

    def having(self, facet: str, value: Hashable) -> int:
        """The rows with ``value``."""
        return self._bits.get(facet, {}).get(value, 0)

    def passed(self) -> int:
        """How many of its moments are past."""
        return bisect_right(self.moments, timezone.now(), key=_moment_of) if self.moments else 0

    def after(self, passed: int) -> "Index":
        """The list after this many moments: rows have lost values, all other data is shared with this index.

        Its stamp includes that number, so cards made before and after are distinguished.
        """
        gone: dict[tuple[str, Hashable], list[int]] = {}
        for _, facet, value, row in self.moments[:passed]:
            gone.setdefault((facet, value), []).append(row)
        later = copy(self)
        later._bits = {facet: dict(members) for facet, members in self._bits.items()}
        for (facet, value), rows in gone.items():
            if value in later._bits.get(facet, {}):
                later._bits[facet][value] &= ~self.bitset(rows)
        later.stamp = (*self.stamp, passed)
        return later

    def select(self, chosen: Mapping[str, Collection], *, among: int | None = None, but: str = "") -> int:
        """Rows with any of the chosen values of each facet; ``but`` names a facet to ignore.

        Drill-down counts need this: choosing a second theme widens the result.
        """
        hits = self.everything if among is None else among
        for facet, values in chosen.items():
            if values and facet != but:
                union = 0
                for value in values:
                    union |= self.having(facet, value)
                hits &= union
        return hits

    def counts(self, facet: str, among: int) -> dict[Hashable, int]:
        """Number of rows in ``among`` for each value of ``facet``; values without rows are left out."""
        found = {value: (bits & among).bit_count() for value, bits in self._bits.get(facet, {}).items()}
        return {value: count for value, count in found.items() if count}

    def rows_of(self, pks: Iterable[int]) -> list[int]:
        """The rows of these objects, in the given order; objects not in the list are left out."""
        known, rows = self._sorted_pks, []
        for pk in pks:
            place = bisect_left(known, pk)
            if place < len(known) and known[place] == pk:
                rows.append(self._by_pk[place])
        return rows

    def bitset(self, rows: Iterable[int]) -> int:
        return _bitset(rows, len(self))

    def rows(self, hits: int, order: "str | Sequence[int] | None" = None) -> "Rows":
        """The rows of ``hits`` as a sequence for paging, in the usual, a named or a given order."""
        return Rows(self, hits, order)


class Rows(Sequence):
    """Ordered hits, sliced lazily: made for Django's ``Paginator``, which needs the length and one slice."""

    def __init__(self, index: Index, hits: int, order: str | Sequence[int] | None):
        self._index, self._hits, self._order = index, hits, order
        self._count = hits.bit_count()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, asked):
        if not isinstance(asked, slice):
            return self[asked : asked + 1][0]
        start, stop, _ = asked.indices(self._count)
        order = self._order
        if not self._count:
            return []
        if order is None:
            return _cut(self._hits, start, stop)
        if not isinstance(order, str):
            return _walk(order, self._hits, len(self._index), start, stop)
        if self._count == len(self._index):
            return self._index.orders[order][start:stop].tolist()
        if self._count * 16 < len(self._index):  # few hits: sorting them is cheaper than walking all rows
            rank = self._index._ranks[order]
            return sorted(_cut(self._hits, 0, self._count), key=rank.__getitem__)[start:stop]
        return _walk(self._index.orders[order], self._hits, len(self._index), start, stop)


def _moment_of(moment: Moment) -> datetime:
    return moment[0]


def _bitset(rows: Iterable[int], size: int) -> int:
    flags = bytearray(size // 8 + 1)
    for row in rows:
        flags[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(flags, "little")


def _inverse(order: array) -> array:
    rank = array("I", bytes(order.itemsize * len(order)))
    for place, row in enumerate(order):
        rank[row] = place
    return rank


def _cut(hits: int, start: int, stop: int) -> list[int]:
    """Rows ``start`` to ``stop`` among the set bits, lowest first."""
    data = hits.to_bytes(hits.bit_length() // 8 + 1, "little")
    found, seen = [], 0
    for place in range(0, len(data), BLOCK):
        if seen >= stop:
            break
        block = int.from_bytes(data[place : place + BLOCK], "little")
        count = block.bit_count()
        if seen + count > start:
            found += islice(_bits_of(block, place * 8), max(0, start - seen), stop - seen)
        seen += count
    return found


def _bits_of(block: int, first: int) -> Iterator[int]:
    while block:
        lowest = block & -block
        yield first + lowest.bit_length() - 1
        block ^= lowest


def _walk(order: Iterable[int], hits: int, size: int, start: int, stop: int) -> list[int]:
    """Walk ``order`` until ``stop`` hits are found; return those from ``start`` on."""
    flags = hits.to_bytes(size // 8 + 1, "little")
    found = []
    for row in order:
        if len(found) >= stop:
            break
        if flags[row >> 3] >> (row & 7) & 1:
            found.append(row)
    return found[start:stop]
