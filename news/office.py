"""Tasks for the office: submitted articles, old drafts, articles pinned for too long."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from core.office import Rank, Shortcut, Waiting, counted
from news.choices import ArticleStatus
from news.models import Article
from news.workflow import ARTICLES

LIST = "admin:news_article_changelist"
#: After this time without a change the office is asked about its draft, or about a pinned article.
LIES_FOR = timedelta(days=14)
PINNED_FOR = timedelta(days=60)


SHORTCUTS = [Shortcut("Napisz aktualność", "admin:news_article_add", "news.add_article")]


def waiting(user) -> list[Waiting]:
    if not user.has_perm("news.change_article"):
        return []
    queued, listed, now = reverse("admin:news_article_queue"), reverse(LIST), timezone.now()
    drafts = Article.objects.filter(status=ArticleStatus.DRAFT, organization=None, updated_at__lt=now - LIES_FOR)
    pinned = Article.objects.current().filter(is_pinned=True, publish_at__lt=now - PINNED_FOR)
    return [
        counted(
            ARTICLES.submitted(),
            "status_changed_at",
            "zgłoszona aktualność do przyjęcia,zgłoszone aktualności do przyjęcia,"
            "zgłoszonych aktualności do przyjęcia",
            queued,
        ),
        counted(
            ARTICLES.changed(),
            "updated_at",
            "aktualność zmieniona przez organizację,aktualności zmienione przez organizacje,"
            "aktualności zmienionych przez organizacje",
            queued,
        ),
        counted(
            drafts,
            "updated_at",
            "szkic aktualności czeka od dwóch tygodni,szkice aktualności czekają od dwóch tygodni,"
            "szkiców aktualności czeka od dwóch tygodni",
            f"{listed}?status__exact={ArticleStatus.DRAFT}",
            Rank.UPKEEP,
        ),
        counted(
            pinned,
            "publish_at",
            "aktualność jest przypięta od dwóch miesięcy,aktualności są przypięte od dwóch miesięcy,"
            "aktualności jest przypiętych od dwóch miesięcy",
            f"{listed}?is_pinned__exact=1",
            Rank.UPKEEP,
        ),
    ]
