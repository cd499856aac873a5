"""The nightly purge, which applies all retention rules."""

import logging
from functools import partial

from django.db import transaction

from core import audit
from core.files import uploads
from core.lists import list_versions
from core.retention import Rule, rules

logger = logging.getLogger(__name__)
BATCH = 500


def purge() -> dict[str, int]:
    """Apply every rule; returns how many rows each one processed.

    Batches are small and each has its own transaction, so an interrupted purge continues next time.
    A rule that fails is logged and stops none of the others; at the end the purge fails too.
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


def _obey(rule: Rule) -> int:
    ended, last = 0, None
    while batch := list(rule.due().order_by("pk").values_list("pk", flat=True)[:BATCH]):
        if batch == last:
            raise RuntimeError(f"Rule {rule.name} leaves its rows due.")
        with transaction.atomic():
            rule.end(rule.due().filter(pk__in=batch))
            audit.note("core.purge", rule.due().model, rule=rule.name, count=len(batch))
            list_versions.bump("purge")
        ended, last = ended + len(batch), batch
    return ended
