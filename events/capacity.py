"""Places and turns: how many are taken and free, who is which in the queue, how long an offer may last."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.choices import HOLDING, ON, Place
from events.models import Event, Registration

#: How long a person has to take an offered place, when the event is far enough.
OFFER = timedelta(hours=48)
#: Nobody has less than this, so nearer to the event nothing is offered any more.
SHORTEST = timedelta(hours=1)
#: An offer ends so long before the event begins: whoever takes it still gets there.
BEFORE_START = timedelta(hours=2)
#: A shortened offer that would end while people sleep (from the first hour to the second) lasts until the second.
NIGHT = (21, 8)
_COUNT = f"SELECT place, COUNT(*) FROM {Registration._meta.db_table} WHERE event_id = %s GROUP BY place"  # noqa: S608


def taken(event: Event) -> int:
    """Places that nobody else may have: confirmed and on offer."""
    return event.registrations.holding().count()


def counted(event: Event) -> tuple[int, int]:
    """Places that nobody else may have, and people who wait: both in one query.

    Asked on every visit of an event's page, so without the ORM, which costs thirty times more here than the query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [event.pk])
        found = dict(cursor.fetchall())
    return sum(found.get(place, 0) for place in HOLDING), found.get(Place.WAITING, 0)


def free_places(event: Event) -> int | None:
    """How many are neither confirmed nor on offer; None where there is no limit. Never below zero."""
    return None if event.capacity is None else max(0, event.capacity - taken(event))


def position(registration: Registration) -> int:
    """Which one in the waiting list: 1 is the next. Asks nothing of those who do not wait."""
    return 0 if registration.place != Place.WAITING else positions([registration])[registration.pk]


def positions(registrations: list[Registration]) -> dict[int, int]:
    """The same for several of one event, in one query."""
    if not registrations:
        return {}
    queue = Registration.objects.filter(event=registrations[0].event_id).waiting()
    order = {pk: number for number, pk in enumerate(queue.values_list("pk", flat=True), 1)}
    return {one.pk: order.get(one.pk, 0) for one in registrations}


def offer_end(event: Event, now: datetime | None = None) -> datetime | None:
    """Until when a place offered now may be taken; None when it is too late to offer any.

    48 hours, but at most half of the time that is left, so that the next in turn has a chance as well.
    """
    now, starts_at = (now or timezone.now()).astimezone(UTC), event.starts_at.astimezone(UTC)
    latest = starts_at - BEFORE_START
    if latest - now < SHORTEST:
        return None
    half = (starts_at - now) / 2
    if half >= OFFER:
        return now + OFFER
    return min(latest, _after_the_night(now + max(SHORTEST, half)))


def overdue(now: datetime) -> QuerySet[Registration]:
    """Offers whose time is over, also because the event was moved nearer; not those of an event called off."""
    too_late = Q(offer_ends_at__lte=now) | Q(event__starts_at__lte=now + BEFORE_START)
    return Registration.objects.filter(too_late, place=Place.OFFERED, event__status__in=ON)


def is_overdue(offer: Registration, event: Event, now: datetime) -> bool:
    """The same of one offer at its event, for the minute before the sweep comes."""
    return offer.offer_ends_at <= now or event.starts_at <= now + BEFORE_START


def has_queue(event: Event) -> bool:
    """Whether free places go to the waiting in turn. Shortly before the start they go to whoever comes first."""
    return event.is_on and offer_end(event) is not None


def _after_the_night(end: datetime) -> datetime:
    """The same hour, or the next morning."""
    local = timezone.localtime(end)
    evening, morning = NIGHT
    if morning <= local.hour < evening:
        return end
    day = local.date() + timedelta(days=local.hour >= evening)
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=morning)))
