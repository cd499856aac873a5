"""Transitions of places; private to the actions. The caller must hold the event's lock."""

from collections.abc import Callable
from typing import Any

from django.db.models import Max
from django.utils import timezone

from core.audit import record_many
from core.errors import DomainError, WrongState
from events import capacity
from events.choices import Place
from events.models import Event, Registration
from events.registration.emails import own_place

CALLED_OFF = "To wydarzenie się nie odbędzie."
OVER = "To wydarzenie już się odbyło."
Letters = Callable[[Event, list[Registration]], Any]


def refuse_without_event(event: Event, *, error: type[DomainError] = WrongState) -> None:
    """Raise ``error`` when the event is cancelled or over."""
    if not event.is_on:
        raise error(CALLED_OFF)
    if event.is_over:
        raise error(OVER)


def next_queue_position(event: Event) -> int:
    """The next queue position; positions of one event are never reused."""
    return (event.registrations.aggregate(last=Max("queue_position"))["last"] or 0) + 1


def move(registration: Registration, *, to: str, **fields: Any) -> bool:
    """Change the place if it is still the one the caller read; False after a concurrent change."""
    changes = {"place": to, "place_changed_at": timezone.now(), "offer_ends_at": None} | fields
    is_ours = Registration.objects.filter(pk=registration.pk, place=registration.place).update(**changes)
    if is_ours:
        for name, value in changes.items():
            setattr(registration, name, value)
    return bool(is_ours)


def offer_free_places(event: Event, tell: Letters | None = None) -> list[Registration]:
    """Offer every free place to the waiting list in order; none when it is too late to answer an offer."""
    free, ends_at = capacity.free_places(event), capacity.offer_end(event) if event.is_on else None
    if ends_at is None:
        return []
    queue = event.registrations.waiting()
    offered = [one for one in (queue if free is None else queue[:free]) if _offer(one, ends_at)]
    record_many("events.offer", [(one, {"event": event.pk}) for one in offered])
    (tell or own_place.place_offered)(event, offered)
    return offered


def _offer(registration: Registration, ends_at) -> bool:
    return move(registration, to=Place.OFFERED, offer_ends_at=ends_at, offers=registration.offers + 1)
