"""What we tell: articles, funding calls, alerts about them, pages, documents, the accessibility declaration."""

from news.models.article import OFFICE, Article, OldArticleAddress, RelatedLink
from news.models.document import Document, DocumentTopic
from news.models.page import AddressImport, OldAddress, Page

__all__ = [
    "OFFICE",
    "AddressImport",
    "Article",
    "Document",
    "DocumentTopic",
    "OldAddress",
    "OldArticleAddress",
    "Page",
    "RelatedLink",
]
