"""Panels of other apps on the page of an organisation, registered in their panels.py.

panels.panel("events", render=selectors.of_organization)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from core import announce

_PANELS: dict[str, "Panel"] = {}


@dataclass(frozen=True)
class Panel:
    """``render`` takes the entry's key and the current list versions and returns HTML, or "" for nothing to show.

    It runs on every visit of a profile, so it reads from memory (docs/fast-lists.md).
    """

    name: str
    order: int
    render: Callable[[int, Mapping[str, int]], SafeString]


def panel(name: str, *, render: Callable[[int, Mapping[str, int]], SafeString], order: int = 100) -> None:
    """Register a panel; a smaller ``order`` is shown higher."""
    _PANELS[name] = Panel(name, order, render)


def panels(pk: int, now: Mapping[str, int]) -> SafeString:
    """All panels of one entry, shown under its own fields."""
    _discover()
    shown = sorted(_PANELS.values(), key=lambda one: (one.order, one.name))
    return SafeString("".join(one.render(pk, now) for one in shown))


@cache
def _discover() -> None:
    announce.modules("panels")
