"""The published pages as a tree in the memory of this process: what stands where, what stands above and below."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core import stamps
from core.facetindex import Builder, Index
from core.fastlist import FastList
from core.polish import sort_key
from pages.choices import MenuPlace
from pages.models import Page


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
    """The tree, for ``.main`` and ``.footer``: as it stands at these stamps, or at those that this process read last.

    The shell of every page asks for it, so where no page was ever written it costs no query at all.
    """
    known = stamps.latest() if now is None else now
    return pages.at(known).beside if known.get("pages") else Tree()
