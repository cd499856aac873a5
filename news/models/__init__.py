"""What we tell: articles, funding calls, alerts about them, pages, documents, the accessibility declaration."""

from news.models.article import OFFICE, Article, OldArticleAddress, RelatedLink

__all__ = ["OFFICE", "Article", "OldArticleAddress", "RelatedLink"]
