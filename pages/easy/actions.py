"""What follows a change of the easy-to-read page. The page and its blocks are written by their form."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import audit, search
from pages.models import EasyPage


@transaction.atomic
def easy_page_changed(*, page: EasyPage, by: Any) -> None:
    """The page or its blocks have new words: raise its version, note it, let search know."""
    EasyPage.objects.filter(pk=page.pk).update(version=F("version") + 1, updated_at=timezone.now())
    page.refresh_from_db()
    audit.record("pages.change_easy_page", page, by=by)
    search.index(page)
