"""A valid declaration, for tests that need a published one."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pages.declaration import actions
from pages.models import Declaration


def begun(by: Any = None, **changes: Any) -> Declaration:
    """A complete draft, with ``changes``."""
    day = timezone.localdate() - timedelta(days=3)
    facts = {
        "address": "https://ngo.example.org/",
        "site_published_on": day,
        "site_updated_on": day,
        "contact_phone": "+48 65 000 00 00",
    }
    draft = actions.begin(by=by)
    Declaration.objects.filter(pk=draft.pk).update(**facts | changes)
    return Declaration.objects.get(pk=draft.pk)


def published(by: Any = None, **changes: Any) -> Declaration:
    return actions.publish(draft=begun(by, **changes), by=by)
