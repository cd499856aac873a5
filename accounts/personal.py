"""What the portal knows about a person with an account: each app says it in its personal.py, and "my data" tells all.

personal.part("organizations.memberships", "Organizacje", export=..., erase=..., kept="…")
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from accounts.models import User
from core import announce

_PARTS: dict[str, "Part"] = {}


@dataclass(frozen=True)
class Part:
    """``export`` gives what JSON can hold; ``erase`` runs in the transaction that deletes the account, before the
    account's row goes; ``kept`` tells people what stays and why; ``warning`` what they should do first, or ""."""

    name: str
    label: str
    export: Callable[[User], Any]
    erase: Callable[[User], None]
    kept: str
    warning: Callable[[User], str]


def part(
    name: str,
    label: str,
    *,
    export: Callable[[User], Any],
    erase: Callable[[User], None] = lambda user: None,
    kept: str = "",
    warning: Callable[[User], str] = lambda user: "",
) -> None:
    """Declare one part of what is known about a person."""
    _PARTS[name] = Part(name, label, export, erase, kept, warning)


def parts() -> list[Part]:
    """All parts of all apps, by name."""
    _discover()
    return [_PARTS[name] for name in sorted(_PARTS)]


@cache
def _discover() -> None:
    announce.modules("about_me")
    announce.modules("personal")
