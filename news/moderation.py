"""What of organisations' articles waits for the office; the start page of the office counts the same."""

from django.db.models import QuerySet

from news.choices import ArticleStatus
from news.models import Article


def submitted_articles() -> QuerySet[Article]:
    """Sent in and not decided on; they wait since ``status_changed_at``."""
    return Article.objects.filter(status=ArticleStatus.SUBMITTED).select_related("organization")


def changed_articles() -> QuerySet[Article]:
    """Changed by the organisation after publishing, not seen by the office yet; since ``updated_at``."""
    return Article.objects.filter(is_changed_by_organization=True).select_related("organization")
