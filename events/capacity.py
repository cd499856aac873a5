"""Capacity and the waiting list: taken and free places, queue positions, the time limit of offers."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.choices import HOLDING, ON, Place
from events.models import Event, Registration

#: Time to accept an offered place, when the event is far enough.
OFFER = timedelta(hours=48)
#: The shortest offer; closer to the event no place is offered.
SHORTEST = timedelta(hours=1)
#: An offer ends this long before the event, so that the person can still get there.
BEFORE_START = timedelta(hours=2)
#: A shortened offer that would end between the first and the second hour lasts until the second.
NIGHT = (21, 8)
_COUNT = f"SELECT place, COUNT(*) FROM {Registration._meta.db_table} WHERE event_id = %s GROUP BY place"  # noqa: S608


def taken(event: Event) -> int:
    """Places that are not available: confirmed and offered."""
    return event.registrations.holding().count()


def counted(event: Event) -> tuple[int, int]:
    """Unavailable places and waiting people, in one query.

    Runs on every visit of an event's page, so it avoids the ORM, which costs thirty times more than the query here.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [event.pk])
        found = dict(cursor.fetchall())
    return sum(found.get(place, 0) for place in HOLDING), found.get(Place.WAITING, 0)


def free_places(event: Event) -> int | None:
    """Places neither confirmed nor offered; None without a limit. Never below zero."""
    return None if event.capacity is None else max(0, event.capacity - taken(event))


def position(registration: Registration) -> int:
    """Position in the waiting list, 1 is the next; 0 without a query for people who do not wait."""
    return 0 if registration.place != Place.WAITING else positions([registration])[registration.pk]


def positions(registrations: list[Registration]) -> dict[int, int]:
    """The same for several registrations of one event, in one query."""
    if not registrations:
        return {}
    queue = Registration.objects.filter(event=registrations[0].event_id).waiting()
    order = {pk: number for number, pk in enumerate(queue.values_list("pk", flat=True), 1)}
    return {one.pk: order.get(one.pk, 0) for one in registrations}


def offer_end(event: Event, now: datetime | None = None) -> datetime | None:
    """The end of an offer made now; None when it is too late for an offer.

    48 hours, but at most half of the remaining time, so that the next person in the queue has a chance too.
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
    """Expired offers, also because the event was moved nearer; not those of a cancelled event."""
    too_late = Q(offer_ends_at__lte=now) | Q(event__starts_at__lte=now + BEFORE_START)
    return Registration.objects.filter(too_late, place=Place.OFFERED, event__status__in=ON)


def is_overdue(offer: Registration, event: Event, now: datetime) -> bool:
    """The same check for one offer, for the time before the next sweep."""
    return offer.offer_ends_at <= now or event.starts_at <= now + BEFORE_START


def has_queue(event: Event) -> bool:
    """Whether free places go to the waiting list. Shortly before the start, anybody may take them."""
    return event.is_on and offer_end(event) is not None


def _after_the_night(end: datetime) -> datetime:
    """The same time, or the next morning if it falls at night."""
    local = timezone.localtime(end)
    evening, morning = NIGHT
    if morning <= local.hour < evening:
        return end
    day = local.date() + timedelta(days=local.hour >= evening)
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=morning)))
