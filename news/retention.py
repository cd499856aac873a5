"""What the part that tells forgets, and when. The periods are told and explained in docs/adr/0007."""

from django.db.models import QuerySet
from django.utils import timezone

from core.retention import ago, blank, keep
from grants.alerts.links import CONFIRM_DAYS
from grants.models import AlertItem, AlertProfile, Remark
from news.models import Article

REMARK_DAYS = 365
SUBMITTED_DAYS = 2 * 365
ALERT_STOPPED_DAYS = 90
ALERT_TOLD_DAYS = 365


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
keep(
    "news.articles",
    "Po 2 latach od decyzji usuwamy informację, kto zgłosił aktualność w imieniu organizacji.",
    due=lambda: Article.objects.filter(submitted_by__isnull=False, status_changed_at__lt=ago(days=SUBMITTED_DAYS)),
    end=blank(submitted_by=None),
)
keep(
    "grants.alert_unconfirmed",
    "Adres podany do powiadomień o naborach, którego nikt nie potwierdził, usuwamy po 7 dniach.",
    due=lambda: AlertProfile.objects.unconfirmed().filter(consented_at__lt=ago(days=CONFIRM_DAYS)),
)
keep(
    "grants.alert_stopped",
    "Adres i wybór z powiadomień o naborach usuwamy 90 dni po rezygnacji.",
    due=lambda: AlertProfile.objects.filter(stopped_at__lt=ago(days=ALERT_STOPPED_DAYS)),
)
keep(
    "grants.alert_told",
    "Informację, o którym naborze do kogo napisaliśmy, usuwamy po roku.",
    due=lambda: AlertItem.objects.filter(created_at__lt=ago(days=ALERT_TOLD_DAYS)),
)
