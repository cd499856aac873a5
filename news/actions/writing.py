"""How a change of an article is written: its version, the audit, the search index, the version of its list.

Private to the actions; everything here runs inside their transaction.
"""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import audit, search
from core.conflicts import hold
from core.errors import Gone
from core.lists import list_versions
from news.models import Article


def held(article: Article, *, seen_at: datetime | None = None) -> Article:
    """The article as it is now, locked until the transaction ends; refused when gone or newer than ``seen_at``."""
    return hold(Article, article.pk, seen_at=seen_at, gone=Gone("Tej aktualności już nie ma: ktoś usunął szkic."))


def publish_change(article: Article, *, action: str, by: Any, **details: Any) -> None:
    """What follows each write of an article. An article whose moment has not come is not put into the index."""
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1, updated_at=timezone.now())
    article.refresh_from_db(fields=["version", "updated_at"])
    audit.record(action, article, by=by, **details)
    search.index(article)
    list_versions.bump("articles")
