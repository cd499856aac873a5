"""Slugs of articles."""

from core.slugs import Slugs
from news.models import Article, OldArticleAddress

#: The reserved words are those of news/urls.py.
ARTICLE_SLUGS = Slugs(
    Article,
    nameless="aktualnosc",
    former=OldArticleAddress,
    owner="article",
    reserved=frozenset({"archiwum", "atom", "dodaj", "nowe", "podglad", "rss"}),
)
