"""Personal data in this feature: exported and erased with "my data"."""

from django.db.models import QuerySet

from accounts import personal
from accounts.models import User
from grants.models import Remark
from grants.small_grants.retention import empty_remarks


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
