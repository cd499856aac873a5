"""The demo accessibility declaration: published, and clearly an example where only the office knows the facts."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.versions import actions as versions
from pages.declaration import actions

EXAMPLE_PHONE = "+48 65 000 00 00"


def add(*, office: Any) -> None:
    """Created by the office's own actions. The phone number is invalid, and the declaration says so."""
    draft = actions.begin(by=office)
    draft.site_published_on = draft.site_updated_on = timezone.localdate() - timedelta(days=4)
    draft.contact_phone = settings.OFFICE_PHONE or EXAMPLE_PHONE
    if not settings.OFFICE_PHONE:
        draft.contact_name += " (dane przykładowe: numer telefonu wpisze biuro)"
    fields = ["site_published_on", "site_updated_on", "contact_phone", "contact_name"]
    actions.publish(draft=versions.save(draft=draft, fields=fields, by=office, seen_at=None), by=office)
