"""Half-yearly rounds: "2026-1" begins on 1 March 2026, "2026-2" on 1 September, each lasts until the next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from organizations.models import ConfirmationRequest, Organization
from organizations.models.organization import start_of
from organizations.registry import contact_address

BEGINNINGS = {1: 3, 2: 9}
#: An entry confirmed this shortly before a round is not asked in it.
LATELY = timedelta(days=60)


@dataclass(frozen=True)
class Round:
    name: str
    starts_on: date


def current(today: date | None = None) -> Round:
    """The round of this day; January and February belong to the one of the previous autumn."""
    today = today or timezone.localdate()
    half = 1 if BEGINNINGS[1] <= today.month < BEGINNINGS[2] else 2
    year = today.year - (today.month < BEGINNINGS[1])
    return Round(f"{year}-{half}", date(year, BEGINNINGS[half], 1))


def due(asked: Round) -> QuerySet[Organization]:
    """Entries to ask in this round: created before it began, not recently confirmed, not asked yet, with an address.

    An entry created after the beginning is fresh, so it is first asked in the next round. Each has ``asked_address``.
    """
    entries = _old_enough(asked).exclude(confirmed_on__gte=asked.starts_on - LATELY)
    requests = ConfirmationRequest.objects.filter(organization=OuterRef("pk"), round=asked.name)
    return contact_address.with_asked_address(entries).filter(~Exists(requests)).exclude(asked_address="")


def unreachable() -> QuerySet[Organization]:
    """Published entries with no address to ask: no account, no internal contact, no public address."""
    return contact_address.with_asked_address(Organization.objects.published()).filter(asked_address="")


def _old_enough(asked: Round) -> QuerySet[Organization]:
    return Organization.objects.published().filter(created_at__lt=start_of(asked.starts_on))
