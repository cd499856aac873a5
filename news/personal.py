"""What the part that tells knows about a person with an account: told and erased with "my data"."""

from django.db.models import QuerySet

from accounts import personal
from accounts.models import User
from news.models import Article, Remark
from news.retention import empty_remarks


def _remarks(user: User) -> QuerySet[Remark]:
    return Remark.objects.filter(email__iexact=user.email, emptied_at=None).select_related("offer").order_by("pk")


def _export_remarks(user: User) -> list[dict]:
    return [
        {
            "oferta": str(remark.offer),
            "podpis": remark.name,
            "treść": remark.text,
            "kiedy": remark.created_at.isoformat(),
        }
        for remark in _remarks(user)
    ]


personal.part(
    "news.remarks",
    "Uwagi do ofert na małe granty",
    export=_export_remarks,
    erase=lambda user: empty_remarks(Remark.objects.filter(pk__in=list(_remarks(user).values_list("pk", flat=True)))),
    kept="Zostaje sama liczba uwag.",
)


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
