"""How long personal data is kept here; the periods are explained in docs/adr/0007."""

from django.db.models import QuerySet
from django.utils import timezone

from core.retention import ago, keep
from grants.models import Remark

REMARK_DAYS = 365


def empty_remarks(rows: QuerySet[Remark]) -> None:
    """How many there were stays; nothing in them says who or what."""
    now = timezone.now()
    rows.filter(read_at=None).update(read_at=now)
    rows.update(name="", email="", text="", emptied_at=now)


keep(
    "grants.remarks",
    "Treść uwagi do oferty na mały grant i dane osoby, która ją zgłosiła, usuwamy z portalu rok po zakończeniu uwag.",
    due=lambda: Remark.objects.filter(emptied_at=None, offer__remarks_until__lt=ago(days=REMARK_DAYS)),
    end=empty_remarks,
)
