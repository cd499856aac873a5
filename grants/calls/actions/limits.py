"""The limits that the law sets for grants, maintained by the office."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import audit
from core.lists import list_versions
from grants.models import LegalLimits


@transaction.atomic
def change_limits(*, limits: LegalLimits, fields: Iterable[str], by: Any) -> LegalLimits:
    """Write the named fields; they apply from now on, public calls and offers do not change."""
    named = sorted(fields)
    if named:
        limits.save(update_fields=named)
        audit.record("grants.change_limits", limits, by=by, fields=named)
        list_versions.bump("calls")
    return limits
