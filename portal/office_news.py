"""What of the news waits for the office: articles of organisations, drafts that lie too long, pins kept too long."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from news.choices import ArticleStatus
from news.models import Article
from news.moderation import changed_articles, submitted_articles
from portal.office_lines import Waiting, counted

LIST = "admin:news_article_changelist"
#: A draft of the office that nobody touched for so long is asked about; so is a pinned article this old.
LIES_FOR = timedelta(days=14)
PINNED_FOR = timedelta(days=60)


def articles(user) -> list[Waiting]:
    """Lines for whoever may change articles."""
    if not user.has_perm("news.change_article"):
        return []
    queued, listed, now = reverse("admin:news_article_queue"), reverse(LIST), timezone.now()
    drafts = Article.objects.filter(status=ArticleStatus.DRAFT, organization=None, updated_at__lt=now - LIES_FOR)
    pinned = Article.objects.current().filter(is_pinned=True, publish_at__lt=now - PINNED_FOR)
    return [
        counted(
            submitted_articles(),
            "status_changed_at",
            "zgłoszona aktualność do przyjęcia,zgłoszone aktualności do przyjęcia,"
            "zgłoszonych aktualności do przyjęcia",
            queued,
        ),
        counted(
            changed_articles(),
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
        ),
        counted(
            pinned,
            "publish_at",
            "aktualność jest przypięta od dwóch miesięcy,aktualności są przypięte od dwóch miesięcy,"
            "aktualności jest przypiętych od dwóch miesięcy",
            f"{listed}?is_pinned__exact=1",
        ),
    ]
