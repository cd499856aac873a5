"""Retention of personal data: each app declares rules in its retention.py, the nightly purge applies them.

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
    """One rule: ``sentence`` is the public description, ``due`` finds the rows, ``end`` processes one batch."""

    name: str
    sentence: str
    due: Callable[[], QuerySet]
    end: Callable[[QuerySet], Any]


def keep(
    name: str, sentence: str, *, due: Callable[[], QuerySet], end: Callable[[QuerySet], Any] = QuerySet.delete
) -> None:
    """Declare a rule. ``end`` deletes by default, and must leave no row of the batch due."""
    _RULES[name] = Rule(name, sentence, due, end)


def blank(**fields: Any) -> Callable[[QuerySet], Any]:
    """An ``end`` that keeps the rows and overwrites personal fields: ``end=blank(actor_id=None)``."""
    return lambda rows: rows.update(**fields)


def rules() -> list[Rule]:
    """All rules of all apps; the privacy page may show their sentences."""
    announce.modules("retention")
    return list(_RULES.values())


def ago(**span: float) -> datetime:
    """A past time: ``ago(days=180)``."""
    return timezone.now() - timedelta(**span)
