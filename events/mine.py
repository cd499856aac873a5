"""Events of one person with an account: places and a personal calendar."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events import links
from events.choices import ACTIVE, Place
from events.models import PersonalFeed, Registration

SHOWN = 3
#: The account overview needs only these of ninety columns.
NEEDED = (
    "email",
    "place",
    "offer_ends_at",
    "attended_at",
    "event__title",
    "event__status",
    "event__starts_at",
    "event__room",
    "event__online_url",
    "event__venue__name",
)


@dataclass(frozen=True)
class MyPlace:
    """A row of the list: the person's place at an event, its page, the certificate."""

    registration: Registration
    url: str
    certificate_url: str = ""


def places(user: User) -> tuple[list[MyPlace], list[MyPlace]]:
    """Coming events, the nearest first, and past ones, the latest first."""
    past = _mine(user).filter(event__ends_at__lte=timezone.now(), place=Place.CONFIRMED)
    return [_line(one) for one in _coming(user)], [_line(one) for one in past.order_by("-event__starts_at", "-pk")]


def nearest(user: User) -> list[MyPlace]:
    """The first few coming events, for the account overview; one query. Coming events have no certificates."""
    rows = _coming(user).select_related(None).select_related("event__venue").only(*NEEDED)[:SHOWN]
    return [MyPlace(one, _address(one)) for one in rows]


def feed_of(user: User) -> PersonalFeed | None:
    return PersonalFeed.objects.filter(user=user).first()


def _coming(user: User) -> QuerySet[Registration]:
    coming = _mine(user).filter(event__ends_at__gt=timezone.now(), place__in=ACTIVE)
    return coming.order_by("event__starts_at", "pk")


def _mine(user: User) -> QuerySet[Registration]:
    kept = Registration.objects.of_person(user).filter(emptied_at=None)
    return kept.select_related("event", "event__venue", "certificate")


def _line(registration: Registration) -> MyPlace:
    certificate = getattr(registration, "certificate", None)
    has_paper = certificate is not None and certificate.revoked_at is None
    return MyPlace(
        registration,
        _address(registration),
        reverse("events:my_certificate", args=[certificate.pk]) if has_paper else "",
    )


def _address(registration: Registration) -> str:
    return reverse("events:place", args=[links.of_registration(registration)])
