"""The first version of each clause, so that every form that collects data has one; the office writes later ones."""

from django.utils import timezone

from core.clauses import common, registry
from core.clauses.models import Clause
from core.versions.models import State


def lay(once):
    for each in registry.processes():
        words = common.first() | each.first | {"kept": each.kept()}
        state = {"version": 1, "status": State.CURRENT, "published_at": timezone.now()}
        once(Clause, process=each.key, defaults=words | state)
