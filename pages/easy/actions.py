"""Consequences of a change to the easy-to-read page. Its form writes the page and the blocks."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core import audit, search
from pages.models import EasyPage


@transaction.atomic
def easy_page_changed(*, page: EasyPage, by: Any) -> None:
    """Record a change of the page or its blocks, and update the search index."""
    EasyPage.objects.filter(pk=page.pk).update(updated_at=timezone.now())
    page.refresh_from_db()
    audit.record("pages.change_easy_page", page, by=by)
    search.index(page)
