"""Personal data in this app: exported and erased with "my data"."""

from accounts import personal
from accounts.models import User
from news.models import Article


def _export_articles(user: User) -> list[dict]:
    mine = Article.objects.filter(submitted_by=user).select_related("organization").order_by("pk")
    return [
        {
            "aktualność": str(article),
            "organizacja": str(article.organization),
            "stan": article.get_status_display(),
            "od kiedy w tym stanie": article.status_changed_at.isoformat(),
        }
        for article in mine
    ]


personal.part(
    "news.articles",
    "Zgłoszone aktualności",
    export=_export_articles,
    erase=lambda user: Article.objects.filter(submitted_by=user).update(submitted_by=None),
    kept="Aktualność zostaje, bo jest organizacji, ale bez informacji, kto ją zgłosił.",
)
