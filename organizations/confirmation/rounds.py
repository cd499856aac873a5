"""The half-yearly rounds: "2026-1" begins on 1 March 2026, "2026-2" on 1 September, each lasts until the next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from organizations.models import ConfirmationRequest, Organization
from organizations.models.organization import start_of
from organizations.registry import contact_address

BEGINNINGS = {1: 3, 2: 9}
#: Whoever confirmed so shortly before a round is not asked in it.
LATELY = timedelta(days=60)


@dataclass(frozen=True)
class Round:
    name: str
    starts_on: date


def current(today: date | None = None) -> Round:
    """The round of this day; January and February belong to the one of the autumn before."""
    today = today or timezone.localdate()
    half = 1 if BEGINNINGS[1] <= today.month < BEGINNINGS[2] else 2
    year = today.year - (today.month < BEGINNINGS[1])
    return Round(f"{year}-{half}", date(year, BEGINNINGS[half], 1))


def due(asked: Round) -> QuerySet[Organization]:
    """Whom to ask in this round: there before it began, neither confirmed lately nor asked already, with an address.

    An entry that came after the beginning was just typed by somebody who knows; its turn is the next round. Each
    has ``asked_address``.
    """
    entries = _old_enough(asked).exclude(confirmed_on__gte=asked.starts_on - LATELY)
    requests = ConfirmationRequest.objects.filter(organization=OuterRef("pk"), round=asked.name)
    return contact_address.with_asked_address(entries).filter(~Exists(requests)).exclude(asked_address="")


def unreachable() -> QuerySet[Organization]:
    """Published entries that nobody can be asked about: no account, no contact for the office, no public address."""
    return contact_address.with_asked_address(Organization.objects.published()).filter(asked_address="")


def _old_enough(asked: Round) -> QuerySet[Organization]:
    return Organization.objects.published().filter(created_at__lt=start_of(asked.starts_on))
