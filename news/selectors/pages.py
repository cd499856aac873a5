"""The published pages as a tree in the memory of this process: what stands where, what stands above and below."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from core import stamps
from core.facetindex import Builder, Index
from core.fastlist import FastList, fragments
from core.polish import sort_key
from news.choices import MenuPlace
from news.models import Page

#: How long a menu may be older than the pages: whoever asks without stamps pays no query in this time.
MENU_SECONDS = 10


@dataclass(frozen=True)
class Node:
    """A published page without its text."""

    pk: int
    path: str
    title: str
    lead: str
    parent: int | None
    menu_place: str
    version: int

    @property
    def url(self) -> str:
        return f"/{self.path}/"


@dataclass(frozen=True)
class Tree:
    by_path: dict[str, Node] = field(default_factory=dict)
    by_pk: dict[int, Node] = field(default_factory=dict)
    below: dict[int, list[Node]] = field(default_factory=dict)
    main: tuple[Node, ...] = ()
    footer: tuple[Node, ...] = ()

    def trail(self, node: Node) -> list[Node]:
        """The pages above, the highest first; a parent that is a draft ends the way."""
        above: list[Node] = []
        while (node := self.by_pk.get(node.parent)) and node not in above:
            above.append(node)
        return above[::-1]

    def listed(self, node: Node) -> list[Node]:
        """The pages offered below this one."""
        return [one for one in self.below.get(node.pk, []) if one.menu_place == MenuPlace.LISTED]


def _load() -> Index:
    names = ("pk", "path", "title", "lead", "parent_id", "menu_place", "version")
    rows = list(Page.objects.published().values_list("order", *names))
    rows.sort(key=lambda row: (row[0], sort_key(row[3])))
    builder, nodes = Builder(), [Node(*row[1:]) for row in rows]
    below: dict[int, list[Node]] = {}
    for node in nodes:
        builder.add(node.pk, node.version)
        if node.parent is not None:
            below.setdefault(node.parent, []).append(node)
    main, footer = (
        tuple(node for node in nodes if node.menu_place == place) for place in (MenuPlace.MAIN, MenuPlace.FOOTER)
    )
    return builder.done(
        Tree({node.path: node for node in nodes}, {node.pk: node for node in nodes}, below, main, footer)
    )


pages = FastList(stamps=("pages",), load=_load)


def menu(now: Mapping[str, int] | None = None) -> Tree:
    """The tree, for ``.main`` and ``.footer``: with the stamps of this request as it stands this very moment, without
    any query; without them as it stood some seconds ago, mostly without a query either."""
    return pages.at(_lately() if now is None else now).beside


def _lately() -> Mapping[str, int]:
    key = ("stamps for menus", int(time.monotonic() // MENU_SECONDS))
    return fragments.get(key) or fragments.put(key, stamps.read(), size=500)
