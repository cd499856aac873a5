"""The one way to a public article."""

from collections.abc import Mapping

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from core.fastlist import fragments
from news.choices import ArticleStatus
from news.models import Article


def article_at(slug: str, now: Mapping[str, int]) -> Article:
    """A public article by its address of today or a former one, from memory until any article changes.

    It holds the columns of its own row but the text; the clock is asked on each visit.
    """
    key = ("article at", slug, now.get("articles", 0))
    article = fragments.get(key) or fragments.put(key, _published_at(slug), size=2000)
    if not article.is_public:
        raise Http404("Tej aktualności jeszcze nie ma.")
    return article


def _published_at(slug: str) -> Article:
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    published = Article.objects.filter(is_here, status=ArticleStatus.PUBLISHED)
    return get_object_or_404(published.defer("body").distinct())
