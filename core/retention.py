"""What personal data is kept how long: each app says it in its retention.py, one nightly purge obeys.

retention.keep("organizations.handled_reports", "Zgłoszenia błędów … usuwamy po pół roku.", due=...)
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from importlib import import_module
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from simple_history.models import HistoricalChanges

from core import announce, audit, images, uploads
from core.models import AuditEvent, Picture, SentForm

logger = logging.getLogger(__name__)
BATCH = 500
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
    _discover()
    return list(_RULES.values())


def purge() -> dict[str, int]:
    """Obey every rule; how many rows each one ended.

    Batches are small and each has its own transaction, so a purge that dies goes on the next time.
    A rule that fails is told in the log and stops none of the others; at the end the purge fails too.
    """
    steps = {rule.name: partial(_obey, rule) for rule in rules()} | {"core.files": uploads.sweep}
    ended, failed = {}, []
    for name, step in steps.items():
        try:
            ended[name] = step()
        except Exception as error:
            logger.exception("retention rule %s failed", name)
            failed.append(error)
    if failed:
        raise ExceptionGroup("retention rules failed", failed)
    return ended


def ago(**span: float) -> datetime:
    """The moment so long ago: ``ago(days=180)``."""
    return timezone.now() - timedelta(**span)


@cache
def _discover() -> None:
    announce.modules("retention")
    import_module("core.mail.retention")


def _obey(rule: Rule) -> int:
    ended, last = 0, None
    while batch := list(rule.due().order_by("pk").values_list("pk", flat=True)[:BATCH]):
        if batch == last:
            raise RuntimeError(f"Rule {rule.name} leaves its rows due.")
        with transaction.atomic():
            rule.end(rule.due().filter(pk__in=batch))
            audit.note("core.purge", rule.due().model, rule=rule.name, count=len(batch))
        ended, last = ended + len(batch), batch
    return ended


def _pictures_of_nothing() -> QuerySet[Picture]:
    """Pictures a day old that no row shows; versions kept by the history show none."""
    found = Picture.objects.filter(uploaded_at__lt=timezone.now() - uploads.SWEPT_AFTER)
    for relation in Picture._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not _is_history(relation.related_model):
            shown = relation.related_model._base_manager.filter(**{f"{relation.field.name}__isnull": False})
            found = found.exclude(pk__in=shown.values(relation.field.attname))
    return found


def _is_history(model: type[Model]) -> bool:
    return issubclass(model, HistoricalChanges)


def _remove_pictures(rows: QuerySet[Picture]) -> None:
    for picture in rows:
        images.remove(picture)


keep(
    "core.actors",
    "Po 5 latach usuwamy z dziennika zmian informację, kto dokonał zmiany.",
    due=lambda: AuditEvent.objects.filter(actor_id__isnull=False, created_at__lt=ago(days=5 * 365)),
    end=blank(actor_id=None),
)
keep(
    "core.pictures",
    "Zdjęcia, których nie ma już na żadnej stronie, usuwamy następnego dnia.",
    due=_pictures_of_nothing,
    end=_remove_pictures,
)
keep(
    "core.sent_forms",
    "Skrót wysłanego formularza, dzięki któremu nie zapisze się on dwa razy, usuwamy następnego dnia.",
    due=lambda: SentForm.objects.filter(sent_at__lt=ago(days=1)),
)
