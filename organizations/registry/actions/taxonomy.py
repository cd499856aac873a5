"""Changes to the words that classify entries; lists and search are updated at once."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model, ProtectedError
from django.utils import timezone

from core import search
from core.audit import record
from core.errors import DomainError
from core.lists import list_versions
from organizations.models import Organization, Sphere
from organizations.registry.history import keep

BATCH = 500


@transaction.atomic
def save_word(*, word: Model, by: Any) -> Model:
    """Add a theme, sphere, part of the town, target group or access feature, or change its name or order.

    Lists are rebuilt and entries with the word are indexed again. A sphere moved to another theme adds that theme to
    its organisations; their other themes stay.
    """
    is_new = word._state.adding
    stored = None if is_new else type(word).objects.get(pk=word.pk)
    changed = [
        field.name
        for field in word._meta.concrete_fields
        if stored and getattr(stored, field.attname) != getattr(word, field.attname)
    ]
    if stored and not changed:
        return word
    if is_new:
        word.save(force_insert=True)
    else:
        word.save(update_fields=changed)
    record(f"organizations.{'add' if is_new else 'change'}_word", word, by=by, fields=changed)
    if isinstance(word, Sphere) and "theme" in changed:
        _give_theme(word, by)
    if set(changed) - {"order"}:
        _index_bearers(word)
    list_versions.bump("taxonomy", "organizations")
    return word


@transaction.atomic
def delete_word(*, word: Model, by: Any) -> None:
    """Remove the word from every entry; a theme that still has spheres is refused."""
    bearers = list(_bearers(word))
    record("organizations.delete_word", word, by=by)
    try:
        word.delete()
    except (ProtectedError, IntegrityError) as error:
        raise DomainError(f"Do tematu „{word}” należą sfery zadań. Najpierw przenieś je do innego tematu.") from error
    _raise_versions(bearers, by)


def _bearers(word: Model):
    """Keys of the entries that have the word, through every relation of Organization to its model."""
    names = [f.name for f in Organization._meta.get_fields() if f.related_model is type(word) and not f.auto_created]
    return Organization.objects.filter(**{names[0]: word}).values_list("pk", flat=True)


def _index_bearers(word: Model) -> None:
    search.index_many("organization", list(_bearers(word)))


def _give_theme(sphere: Sphere, by: Any) -> None:
    lacking = list(sphere.organizations.exclude(themes=sphere.theme).values_list("pk", flat=True))
    through = Organization.themes.through
    through.objects.bulk_create(
        [through(organization_id=key, theme_id=sphere.theme_id) for key in lacking], batch_size=BATCH
    )
    _raise_versions(lacking, by)


def _raise_versions(keys: list[int], by: Any) -> None:
    """Record that public fields of these entries changed: a kept version, the index and the list versions."""
    for start in range(0, len(keys), BATCH):
        entries = Organization.objects.filter(pk__in=keys[start : start + BATCH])
        entries.update(version=F("version") + 1, updated_at=timezone.now())
        keep(list(entries), by=by)
    search.index_many("organization", keys)
    list_versions.bump("taxonomy", "organizations")
