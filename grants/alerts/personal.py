"""Personal data in this feature: exported and erased with "my data"."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts import personal
from accounts.models import User
from grants.alerts.actions.profiles import forget_alerts
from grants.models import AlertProfile


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
