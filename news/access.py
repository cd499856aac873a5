"""The one door to each article: for everybody, for its organisation, by a preview link.

Whoever has nothing to do with a draft does not learn that it exists (404). Views of accounts stand behind
``login_required``, so a stranger is sent to sign in first.
"""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from news.choices import ArticleStatus
from news.models import Article
from organizations.membership import access as organizations_access
from organizations.models import Organization

#: States that a preview link shows; a withdrawn article is shown to nobody outside.
PREVIEWED = (ArticleStatus.DRAFT, ArticleStatus.SUBMITTED, ArticleStatus.NEEDS_CHANGES, ArticleStatus.PUBLISHED)


def article_at(slug: str) -> Article:
    """A public article by its address of today or a former one: the columns of its own row but the text."""
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    return get_object_or_404(Article.objects.public().filter(is_here).defer("body").distinct())


def article_for_organization(user, organization_slug: str, pk: int) -> tuple[Organization, Article]:
    """An article of an organisation, for its owner and editors, whatever state the article is in."""
    organization = organizations_access.organization_for_editing(user, organization_slug)
    return organization, get_object_or_404(Article, pk=pk, organization=organization)


def article_for_preview(pk: int) -> Article:
    """What a preview link leads to: a draft, or what was published since."""
    return get_object_or_404(Article, pk=pk, status__in=PREVIEWED)
