"""Retention of personal data in this app; docs/adr/0007 explains the periods."""

from core.retention import ago, blank, keep
from news.models import Article

SUBMITTED_DAYS = 2 * 365
keep(
    "news.articles",
    "Po 2 latach od decyzji usuwamy informację, kto zgłosił aktualność w imieniu organizacji.",
    due=lambda: Article.objects.filter(submitted_by__isnull=False, status_changed_at__lt=ago(days=SUBMITTED_DAYS)),
    end=blank(submitted_by=None),
)
