"""Retention of personal data in this feature; docs/adr/0007 explains the periods."""

from django.db.models import QuerySet
from django.utils import timezone

from core.retention import ago, keep
from grants.models import Remark

REMARK_DAYS = 365


def empty_remarks(rows: QuerySet[Remark]) -> None:
    """Empty the personal data; the rows stay for the count."""
    now = timezone.now()
    rows.filter(read_at=None).update(read_at=now)
    rows.update(name="", email="", text="", emptied_at=now)


keep(
    "grants.remarks",
    "Treść uwagi do oferty na mały grant i dane osoby, która ją zgłosiła, usuwamy z portalu rok po zakończeniu uwag.",
    due=lambda: Remark.objects.filter(emptied_at=None, offer__remarks_until__lt=ago(days=REMARK_DAYS)),
    end=empty_remarks,
)
