"""What other apps show on the page of an organisation: each says it in its own panels.py.

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
    """``render`` gets the entry's key and the stamps of the moment, and gives ready HTML, or "" for nothing to show.

    It is asked on every visit of a profile, so it answers from memory (docs/fast-lists.md).
    """

    name: str
    order: int
    render: Callable[[int, Mapping[str, int]], SafeString]


def panel(name: str, *, render: Callable[[int, Mapping[str, int]], SafeString], order: int = 100) -> None:
    """Declare a panel; the smaller ``order`` the higher it stands."""
    _PANELS[name] = Panel(name, order, render)


def panels(pk: int, now: Mapping[str, int]) -> SafeString:
    """All panels of one entry, under its own facts."""
    _discover()
    shown = sorted(_PANELS.values(), key=lambda one: (one.order, one.name))
    return SafeString("".join(one.render(pk, now) for one in shown))


@cache
def _discover() -> None:
    announce.modules("panels")
