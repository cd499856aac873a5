"""The limits that the law sets for grants, kept true by the office."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import audit, stamps
from grants.models import LegalLimits


@transaction.atomic
def change_limits(*, limits: LegalLimits, fields: Iterable[str], by: Any) -> LegalLimits:
    """Write the named fields; they count from now on, what is public already stays as it is."""
    named = sorted(fields)
    if named:
        limits.save(update_fields=named)
        audit.record("grants.change_limits", limits, by=by, fields=named)
        stamps.bump("calls")
    return limits
