"""Personal data of accounts: each app declares its parts in personal.py; "my data" exports them all.

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
    """A part of the personal data.

    ``export`` returns data fit for JSON; ``erase`` runs in the transaction that deletes the account, before its row is
    deleted; ``kept`` explains what stays and why; ``warning`` is what the person should do first, or "".
    """

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
    """Declare one part of the personal data."""
    _PARTS[name] = Part(name, label, export, erase, kept, warning)


def parts() -> list[Part]:
    """All parts of all apps, by name."""
    _discover()
    return [_PARTS[name] for name in sorted(_PARTS)]


@cache
def _discover() -> None:
    announce.modules("about_me")
    announce.modules("personal")
