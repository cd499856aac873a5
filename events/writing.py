"""How a change of an event is written: its version, the audit, the search index, the stamps of the lists.

Private to the actions; everything here runs inside their transaction.
"""

from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from core import audit, search, stamps
from events import capacity
from events.choices import HOLDING, LAST_SEATS, Place, Seats
from events.models import Event


def lock(event: Event) -> Event:
    """The event as it is now, held until the transaction ends. Parent before child: take it before its places."""
    return Event.objects.select_for_update().get(pk=event.pk)


def publish_change(event: Event, *, action: str, by: Any, is_for_calendars: bool = False, **details: Any) -> None:
    """What follows each write of an event. ``is_for_calendars``: time, place or state changed, so SEQUENCE rises."""
    raised = {"version": F("version") + 1, "updated_at": timezone.now()}
    if is_for_calendars:
        raised["sequence"] = F("sequence") + 1
    Event.objects.filter(pk=event.pk).update(**raised)
    event.refresh_from_db(fields=["version", "updated_at", "sequence"])
    audit.record(action, event, by=by, **details)
    search.index(event)
    stamps.bump("events")


def keep_span(event: Event) -> None:
    """The event begins with its first date and ends with its last."""
    spans = list(event.dates.order_by("starts_at").values_list("starts_at", "ends_at"))
    event.starts_at = spans[0][0] if spans else None
    event.ends_at = max(end for _, end in spans) if spans else None
    event.save(update_fields=["starts_at", "ends_at"])


def seats_of(event: Event, *, held: int, is_waited_for: bool) -> str:
    """How much room there is when ``held`` places are confirmed or on offer.

    Free places are for those who wait, as long as there is time to offer them.
    """
    if not event.has_sign_up:
        return Seats.NONE
    if event.capacity is None:
        return Seats.FREE
    free = event.capacity - held
    if free > 0 and not (is_waited_for and capacity.has_queue(event)):
        return Seats.FREE if free > LAST_SEATS else Seats.FEW
    return Seats.WAITING if event.has_waiting_list else Seats.FULL


def keep_seats(event: Event) -> None:
    """Tell the lists about the room, only when it differs from what they know: most sign-ups change no list."""
    counted = event.registrations.aggregate(
        held=Count("pk", filter=Q(place__in=HOLDING)), waiting=Count("pk", filter=Q(place=Place.WAITING))
    )
    tell_seats(event, seats_of(event, held=counted["held"], is_waited_for=counted["waiting"] > 0))


def tell_seats(event: Event, now: str) -> None:
    """The same when the caller has counted already: ``now`` is a value of choices.Seats."""
    if now != event.seats:
        event.seats = now
        Event.objects.filter(pk=event.pk).update(seats=now, version=F("version") + 1)
        transaction.on_commit(bump_events)


def bump_events() -> None:
    """After the commit of a sign-up: two events that fill up at once must not wait for each other's stamp."""
    stamps.bump("events")
