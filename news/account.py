""" "Moje konto": articles of the organisations that a person edits."""

from collections.abc import Iterable

from django.db.models import Exists, QuerySet
from django.template.loader import render_to_string

from accounts.overview import PERSON
from news.models import Article
from organizations.account import memberships

COUNT = 4
COLUMNS = ("title", "slug", "status", "publish_at", "expires_at", "organization__name", "organization__slug")


ASKED = {"articles": Exists(Article.objects.filter(organization__memberships__user=PERSON))}


def panels(request, has):
    """Empty for people who edit no entry."""
    kept = memberships(request, has)
    if not kept:
        return []
    articles = latest(one.organization_id for one in kept) if has["articles"] else []
    return [render_to_string("news/article/_account.html", {"articles": articles, "memberships": kept})]


def latest(organizations: Iterable[int]) -> QuerySet[Article]:
    """The most recently changed articles of these organisations; one query."""
    found = Article.objects.filter(organization__in=organizations).select_related("organization").only(*COLUMNS)
    return found.order_by("-updated_at", "-pk")[:COUNT]
