"""Seats and time span stored on the event. Private to the actions, in their transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q

from core.lists import list_versions
from events import capacity
from events.choices import HOLDING, LAST_SEATS, Place, Seats
from events.models import Event


def lock(event: Event) -> Event:
    """The current event, locked until the transaction ends. Lock the event before its registrations."""
    return Event.objects.select_for_update().get(pk=event.pk)


def set_span(event: Event, spans: Iterable[Sequence[Any]]) -> None:
    """Set the start of the first date and the end of the last; does not save."""
    spans = list(spans)
    event.starts_at = min((span[0] for span in spans), default=None)
    event.ends_at = max((span[1] for span in spans), default=None)


def seats_of(event: Event, *, held: int, is_waited_for: bool) -> str:
    """Available room when ``held`` places are confirmed or offered.

    Free places are for the waiting list, as long as there is time to offer them.
    """
    if not event.has_sign_up:
        return Seats.NONE
    if event.capacity is None:
        return Seats.FREE
    free = event.capacity - held
    if free > 0 and not (is_waited_for and capacity.has_queue(event)):
        return Seats.FREE if free > LAST_SEATS else Seats.FEW
    return Seats.WAITING if event.has_waiting_list else Seats.FULL


def counted_seats(event: Event) -> str:
    """The current value, counted in the database."""
    counted = event.registrations.aggregate(
        held=Count("pk", filter=Q(place__in=HOLDING)), waiting=Count("pk", filter=Q(place=Place.WAITING))
    )
    return seats_of(event, held=counted["held"], is_waited_for=counted["waiting"] > 0)


def keep_seats(event: Event) -> None:
    """Store the seats and refresh lists only when the value changed: most sign-ups change no list."""
    tell_seats(event, counted_seats(event))


def tell_seats(event: Event, now: str) -> None:
    """The same for a caller that has counted already: ``now`` is a value of choices.Seats."""
    if now != event.seats:
        event.seats = now
        Event.objects.filter(pk=event.pk).update(seats=now, version=F("version") + 1)
        transaction.on_commit(bump_events)


def bump_events() -> None:
    """Runs after the commit of a sign-up: two events that fill up concurrently must not wait for one version row."""
    list_versions.bump("events")
