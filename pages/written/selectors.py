"""The tree of published pages, cached per process: parents, subpages and menus."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.lists import list_versions
from core.lists.index import Builder, Index
from core.lists.memory import FastList
from core.text.polish import sort_key
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
        """The pages above, from the top; it ends below a parent that is a draft."""
        above: list[Node] = []
        while (node := self.by_pk.get(node.parent)) and node not in above:
            above.append(node)
        return above[::-1]

    def listed(self, node: Node) -> list[Node]:
        """The subpages linked from this page."""
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


pages = FastList(versions=("pages",), load=_load)


def menu(now: Mapping[str, int] | None = None) -> Tree:
    """The tree, for ``.main`` and ``.footer``: at these versions, or at those that this process read last.

    Every page of the portal uses it, so an empty tree costs no query.
    """
    known = list_versions.latest() if now is None else now
    return pages.at(known).beside if known.get("pages") else Tree()
