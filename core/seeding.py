"""Initial data of a new portal: rights of the office's groups (``roles.py``) and first texts (``first.py``).

    # <app>/roles.py
    RIGHTS = [{EDITOR: {"news.article": ALL}}]

    # <app>/first.py
    def lay(once):
        once(Topic, slug="dotacje", defaults={"name": "Dotacje"})

``manage.py prepare`` calls ``seed`` at each start. Each right and each row is added once and its name is stored in
``Seeded``: later removals, changes and deletions by the office are kept (docs/adr/0025).
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from core import announce
from core.models import Seeded


@transaction.atomic
def seed() -> int:
    """Add each right and each first text that was never added before; returns how many."""
    once = Once()
    for lay in reversed(announce.found("first", "lay")):  # core first: an app may refer to objects of lower apps
        lay(once)
    for declared in announce.found("roles", "RIGHTS"):
        for rights in declared:
            _grant(rights, once)
    Seeded.objects.bulk_create(Seeded(name=name) for name in once.added)
    return len(once.added)


class Once:
    """Adds a row that was never added before: ``once(Topic, slug="dotacje", defaults={"name": "Dotacje"})``."""

    def __init__(self):
        self.known = set(Seeded.objects.values_list("name", flat=True))
        self.added: list[str] = []

    def __call__(self, model: type[Model], *, defaults: dict[str, Any] | None = None, **key: Any) -> Model | None:
        """The row if it is new; None if it was added before, or if another row has its key or its name."""
        if not self.is_first(f"{model._meta.label} {' '.join(map(str, key.values()))}"):
            return None
        row = model(**key, **(defaults or {}))
        try:
            row.validate_unique()
        except ValidationError:
            return None
        if model._base_manager.filter(**key).exists():
            return None
        row.save(force_insert=True)
        return row

    def is_first(self, name: str) -> bool:
        if name in self.known:
            return False
        self.known.add(name)
        self.added.append(name)
        return True


def _grant(rights: dict[str, dict[str, list[str]]], once: Once) -> None:
    """Give rights to groups: role -> model ("news.article") -> verbs. A deleted group gets none."""
    for group in Group.objects.filter(name__in=rights):
        for model, verbs in rights[group.name].items():
            fresh = [verb for verb in verbs if once.is_first(f"{group.name}: {verb} {model}")]
            group.permissions.add(*(_permission(model, verb) for verb in fresh))


def _permission(model: str, verb: str) -> Permission:
    app, name = model.split(".")
    return Permission.objects.get(content_type__app_label=app, content_type__model=name, codename=f"{verb}_{name}")
