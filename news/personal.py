"""What the part that tells knows about a person with an account: told and erased with "my data"."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts import personal
from accounts.models import User
from grants.alerts.actions.profiles import forget_alerts
from grants.models import AlertProfile, Remark
from news.models import Article
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
    "grants.remarks",
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


# --- alerts about funding calls ---


def _alerts(user: User) -> QuerySet[AlertProfile]:
    return AlertProfile.objects.filter(
        Q(user=user) | Q(user=None, organization=None, email__iexact=user.email)
    ).order_by("pk")


def _export_alerts(user: User) -> list[dict]:
    return [
        {
            "tematy": [theme.name for theme in profile.themes.all()] or "wszystkie",
            "kto się ubiega": [str(form) for form in profile.forms.all()] or "wszyscy",
            "zgoda": profile.clause,
            "kiedy": profile.consented_at.isoformat(),
            "adres potwierdzony": _time(profile.confirmed_at),
            "rezygnacja": _time(profile.stopped_at),
            "nabory, o których napisaliśmy": [
                f"{item.call} – {item.get_kind_display()}" for item in profile.items.told().select_related("call")
            ],
        }
        for profile in _alerts(user).prefetch_related("themes", "forms")
    ]


def _erase_alerts(user: User) -> None:
    for profile in _alerts(user):
        forget_alerts(profile=profile)


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


personal.part(
    "grants.alerts",
    "Powiadomienia o naborach",
    export=_export_alerts,
    erase=_erase_alerts,
    kept="Powiadomienia organizacji zostają: są jej, nie Twoje.",
)
