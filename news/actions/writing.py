"""How a change of an article is written: its version, the audit, the search index, the stamps of the lists.

Private to the actions; everything here runs inside their transaction.
"""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import audit, search, stamps
from core.errors import ConflictError, Gone
from news.models import Article


def held(article: Article, *, seen_at: datetime | None = None) -> Article:
    """The article as it is now, locked until the transaction ends; refused when gone or newer than ``seen_at``."""
    stored = Article.objects.select_for_update().filter(pk=article.pk).first()
    if stored is None:
        raise Gone("Tej aktualności już nie ma: ktoś usunął szkic.")
    refuse_newer(stored, seen_at)
    return stored


def refuse_newer(stored: Article, seen_at: datetime | None) -> None:
    """ConflictError when somebody saved the article after ``seen_at``; None means that nobody looked."""
    if seen_at not in (None, stored.updated_at):
        raise ConflictError


def publish_change(article: Article, *, action: str, by: Any, **details: Any) -> None:
    """What follows each write of an article. An article whose moment has not come is not put into the index."""
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1, updated_at=timezone.now())
    article.refresh_from_db(fields=["version", "updated_at"])
    audit.record(action, article, by=by, **details)
    search.index(article)
    stamps.bump("articles")
