"""Bulk writing of entries, for the import."""

from typing import Any

from django.db import IntegrityError, transaction

from organizations.models import Organization
from organizations.registry import addresses
from organizations.registry.actions import writing
from organizations.registry.actions.writing import Draft
from organizations.registry.errors import broken

__all__ = ["Draft", "write_many"]


@transaction.atomic
def write_many(*, new: list[Draft], changed: list[Draft], by: Any, **details: Any) -> list[Organization]:
    """Add and change validated entries, all of them or none; returns the added ones.

    The caller has normalised and validated the values (organizations.importing.planning does), so this runs no query
    per entry; the database constraints still apply.
    """
    taken = addresses.taken_slugs() if new else set()
    for draft in new:
        draft.organization.slug = addresses.free_slug(draft.organization.name, taken=taken)
        taken.add(draft.organization.slug)
    try:
        with transaction.atomic():
            if changed:
                writing.overwrite(changed, by=by, **details)
            return writing.insert(new, by=by, **details) if new else []
    except IntegrityError as error:
        raise broken(error) from error
