"""The back office of what we tell; one file for each kind of thing."""

from news.admin import (
    alerts,
    article,
    article_words,
    calls,
    declaration,
    document,
    easy,
    old_address,
    page,
    page_words,
)

__all__ = [
    "alerts",
    "article",
    "article_words",
    "calls",
    "declaration",
    "document",
    "easy",
    "old_address",
    "page",
    "page_words",
]
