"""Writes entries, one or ten thousand, with the same rows, history, audit and search for both.

Private to the actions; all functions run inside their transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import search
from core.audit import record_many
from core.errors import ConflictError
from core.lists import list_versions
from core.text.polish import sort_key
from organizations.models import InternalContact, Organization, Sphere
from organizations.registry import history

BATCH = 500


@dataclass
class Draft:
    """An entry with its new values in memory: the changed fields, the new words and the new contact."""

    organization: Organization
    fields: set[str] = field(default_factory=set)
    words: dict[str, list[int]] = field(default_factory=dict)
    contact: dict[str, str] | None = None

    @property
    def touched(self) -> list[str]:
        return sorted({*self.fields, *self.words, *(["internal_contact"] if self.contact else [])})


def insert(drafts: list[Draft], *, by: Any, **details: Any) -> list[Organization]:
    """Write new entries in bulk, so that an import of thousands takes seconds."""
    organizations = [draft.organization for draft in drafts]
    for organization in organizations:
        organization.sort_key = sort_key(organization.name)
    Organization.objects.bulk_create(organizations, batch_size=200)
    replace_words(drafts)
    keep_contacts(drafts)
    publish_change(organizations, action="organizations.create", by=by, kind="+", details=[details] * len(drafts))
    return organizations


def overwrite(drafts: list[Draft], *, by: Any, action: str = "organizations.update", **details: Any) -> None:
    """Write changed fields of entries; an entry saved by another writer since it was read is a conflict."""
    for draft in drafts:
        raise_version(draft.organization, **{name: getattr(draft.organization, name) for name in draft.fields})
    replace_words(drafts)
    keep_contacts(drafts)
    publish_change(
        [draft.organization for draft in drafts],
        action=action,
        by=by,
        details=[details | {"fields": draft.touched} for draft in drafts],
    )


def raise_version(organization: Organization, **values: Any) -> None:
    """Write ``values`` and the next version by one conditional UPDATE: the later of two writers gets ConflictError."""
    if "name" in values:
        values["sort_key"] = organization.sort_key = sort_key(values["name"])
    now, stored = timezone.now(), Organization.objects.filter(pk=organization.pk, version=organization.version)
    if not stored.update(version=F("version") + 1, updated_at=now, **values):
        raise ConflictError
    organization.version, organization.updated_at = organization.version + 1, now


def with_themes_of_spheres(words: dict[str, list[int]], *, themes: Iterable[int]) -> dict[str, list[int]]:
    """Add the themes of the chosen spheres, because residents filter by themes only."""
    if "spheres" not in words and "themes" not in words:
        return words
    brought = Sphere.objects.filter(pk__in=words.get("spheres", [])).values_list("theme_id", flat=True)
    return words | {"themes": sorted({*words.get("themes", themes), *brought})}


def replace_words(drafts: list[Draft]) -> None:
    """Set the many-to-many fields of new or changed entries; two or three queries per field for all of them."""
    for name in history.WORDS:
        wanted = {d.organization.pk: set(d.words[name]) for d in drafts if name in d.words}
        if not wanted:
            continue
        relation = Organization._meta.get_field(name)
        through, word = relation.remote_field.through, f"{relation.m2m_reverse_field_name()}_id"
        owners = list(wanted)
        superfluous = []
        for start in range(0, len(owners), BATCH):
            rows = through.objects.filter(organization_id__in=owners[start : start + BATCH])
            for pk, owner, key in rows.values_list("pk", "organization_id", word):
                if key in wanted[owner]:
                    wanted[owner].discard(key)
                else:
                    superfluous.append(pk)
        for start in range(0, len(superfluous), BATCH):
            through.objects.filter(pk__in=superfluous[start : start + BATCH]).delete()
        missing = [through(organization_id=owner, **{word: key}) for owner, keys in wanted.items() for key in keys]
        through.objects.bulk_create(missing, batch_size=BATCH)


def keep_contacts(drafts: list[Draft]) -> None:
    """Save internal contacts; an empty one is deleted. Personal data: never in history."""
    wanted = {d.organization.pk: d.contact for d in drafts if d.contact is not None}
    stored: dict[int, InternalContact] = {}
    for start in range(0, len(wanted), BATCH):
        keys = list(wanted)[start : start + BATCH]
        stored |= {c.organization_id: c for c in InternalContact.objects.filter(organization_id__in=keys)}
    InternalContact.objects.bulk_create(
        [InternalContact(organization_id=key, **values) for key, values in wanted.items() if key not in stored],
        batch_size=BATCH,
    )
    for key in stored:
        InternalContact.objects.filter(organization_id=key).update(**wanted[key])
    for start in range(0, len(wanted), BATCH):
        keys = list(wanted)[start : start + BATCH]
        InternalContact.objects.filter(organization_id__in=keys, name="", phone="", email="").delete()


def publish_change(
    organizations: list[Organization], *, action: str, by: Any, details: list[dict[str, Any]], kind: str = "~"
) -> None:
    """Record a change: a kept version, the audit, the search index, the list version."""
    history.keep(organizations, by=by, kind=kind)
    record_many(action, zip(organizations, details, strict=True), by=by)
    if len(organizations) == 1:
        search.index(organizations[0])
    elif organizations:
        search.index_many("organization", [organization.pk for organization in organizations])
    list_versions.bump("organizations")
