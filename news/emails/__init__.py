"""Letters about what we tell; one file for each kind of thing, one function for each letter."""

from news.emails import alerts, articles, declaration

__all__ = ["alerts", "articles", "declaration"]
