"""What personal data is kept how long: each app says it in its retention.py, one nightly purge obeys.

retention.keep("organizations.handled_reports", "Zgłoszenia błędów … usuwamy po pół roku.", due=...)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from core import announce

_RULES: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """One promise: ``sentence`` tells people, ``due`` finds the rows, ``end`` deals with one batch of them."""

    name: str
    sentence: str
    due: Callable[[], QuerySet]
    end: Callable[[QuerySet], Any]


def keep(
    name: str, sentence: str, *, due: Callable[[], QuerySet], end: Callable[[QuerySet], Any] = QuerySet.delete
) -> None:
    """Declare a rule. ``end`` deletes unless told otherwise, and must leave nothing of the batch due."""
    _RULES[name] = Rule(name, sentence, due, end)


def blank(**fields: Any) -> Callable[[QuerySet], Any]:
    """An ``end`` that keeps the rows and overwrites what is personal: ``end=blank(actor_id=None)``."""
    return lambda rows: rows.update(**fields)


def rules() -> list[Rule]:
    """All rules of all apps; the privacy page may show their sentences."""
    announce.modules("retention")
    return list(_RULES.values())


def ago(**span: float) -> datetime:
    """The moment so long ago: ``ago(days=180)``."""
    return timezone.now() - timedelta(**span)
