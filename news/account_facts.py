"""What one person with an account has to do with the news: articles of the organisations that she keeps."""

from django.db.models import QuerySet

from accounts.models import User
from news.models import Article

SHOWN = 4


def articles(user: User) -> QuerySet[Article]:
    """The last changed articles of organisations that the person keeps, for the overview of the account; one query."""
    mine = Article.objects.filter(organization__memberships__user=user).select_related("organization")
    needed = ("title", "slug", "status", "publish_at", "expires_at", "updated_at")
    shown = mine.only(*needed, "organization__name", "organization__slug", "organization__status")
    return shown.order_by("-updated_at", "-pk")[:SHOWN]
