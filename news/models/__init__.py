"""Articles."""

from news.models.article import OFFICE, Article, OldArticleAddress, RelatedLink

__all__ = [
    "OFFICE",
    "Article",
    "OldArticleAddress",
    "RelatedLink",
]
