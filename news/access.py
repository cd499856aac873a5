"""The one door to each article: for everybody, for its organisation, by a preview link.

Whoever has nothing to do with a draft does not learn that it exists (404). Views of accounts stand behind
``login_required``, so a stranger is sent to sign in first.
"""

from collections.abc import Mapping

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from core.fastlist import fragments
from news.choices import ArticleStatus
from news.models import Article
from organizations.membership import access as organizations_access
from organizations.models import Organization

#: States that a preview link shows; a withdrawn article is shown to nobody outside.
PREVIEWED = (ArticleStatus.DRAFT, ArticleStatus.SUBMITTED, ArticleStatus.NEEDS_CHANGES, ArticleStatus.PUBLISHED)


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


def article_for_organization(user, organization_slug: str, pk: int) -> tuple[Organization, Article]:
    """An article of an organisation, for its owner and editors, whatever state the article is in."""
    organization = organizations_access.organization_for_editing(user, organization_slug)
    return organization, get_object_or_404(Article, pk=pk, organization=organization)


def article_for_preview(pk: int) -> Article:
    """What a preview link leads to: a draft, or what was published since."""
    return get_object_or_404(Article, pk=pk, status__in=PREVIEWED)
