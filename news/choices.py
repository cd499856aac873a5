"""Choices of articles."""

from django.db.models import TextChoices


class ArticleStatus(TextChoices):
    DRAFT = "draft", "szkic"
    SUBMITTED = "submitted", "zgłoszona"
    NEEDS_CHANGES = "needs_changes", "do poprawy"
    PUBLISHED = "published", "opublikowana"
    WITHDRAWN = "withdrawn", "wycofana"
    REJECTED = "rejected", "odrzucona"
