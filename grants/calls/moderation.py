"""Funding calls and offers that wait for the office."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from grants.choices import CallSource, CallStatus, OfferStatus
from grants.models import Call, Remark, SmallGrantOffer

#: How long before a deadline the office is reminded of it.
NEAR = timedelta(days=7)
#: When the day of results is unknown, the office is asked after PATIENCE; after ASKED no longer.
PATIENCE, ASKED = timedelta(days=30), timedelta(days=365)


def closing_soon() -> QuerySet[Call]:
    """Calls of the city that close within a week."""
    return Call.objects.open().filter(source=CallSource.CITY, closes_at__lte=timezone.now() + NEAR)


def without_results() -> QuerySet[Call]:
    """Calls of the city that are over, past their day of results, and not settled."""
    now = timezone.now()
    is_due = Q(results_on__lt=timezone.localdate()) | Q(results_on=None, closes_at__lt=now - PATIENCE)
    over = Call.objects.filter(status=CallStatus.PUBLISHED, source=CallSource.CITY, settled_at=None, closes_at__lt=now)
    return over.filter(is_due, closes_at__gt=now - ASKED).order_by("closes_at", "pk")


def unread_remarks() -> QuerySet[Remark]:
    """Remarks that the office has not read; waiting since ``created_at``."""
    return Remark.objects.filter(read_at=None, emptied_at=None)


def undecided_offers() -> QuerySet[SmallGrantOffer]:
    """Offers whose period for remarks is over; waiting since ``remarks_until``."""
    return SmallGrantOffer.objects.filter(status=OfferStatus.POSTED, remarks_until__lte=timezone.now())
