"""The waiting list: offer free places in order, accept, expire, carry over to the next edition."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record, record_many
from core.errors import WrongState
from events import capacity as reading
from events.choices import Place
from events.errors import OfferOver
from events.models import Event, Registration
from events.registration.actions.places import move, next_queue_position, offer_free_places, refuse_without_event
from events.registration.emails import own_place
from events.writing import keep_seats, lock

TAKEN_ALREADY = "To miejsce jest już Twoje. Do zobaczenia!"
OFFER_OVER = "Ta propozycja jest już nieaktualna. Miejsce może dostać ktoś inny."
STILL_WAITING = "Nadal czekasz na liście rezerwowej. Napiszemy, gdy zwolni się miejsce."
NO_FORMER = "To wydarzenie nie ma poprzedniej edycji, z której można przenieść listę rezerwową."


@transaction.atomic
def promote(*, event: Event) -> list[Registration]:
    """Offer every free place to the waiting list in order, each by letter. Idempotent."""
    event = lock(event)
    offered = offer_free_places(event)
    keep_seats(event)
    return offered


@transaction.atomic
def accept_offer(*, registration: Registration, by: Any = None) -> Registration:
    """Accept the offered place; only one of concurrent requests succeeds.

    When it is too late for offers, people on the waiting list may take a free place without one.
    """
    event = lock(registration.event)
    registration = event.registrations.get(pk=registration.pk)
    refuse_without_event(event)
    if registration.place == Place.CONFIRMED:
        raise WrongState(TAKEN_ALREADY)
    if not may_take(registration, event):
        raise OfferOver(STILL_WAITING if registration.place == Place.WAITING else OFFER_OVER)
    move(registration, to=Place.CONFIRMED)
    record("events.accept_offer", registration, by=by, event=event.pk)
    own_place.registration_confirmed(event, [registration])
    keep_seats(event)
    return registration


def may_take(registration: Registration, event: Event) -> bool:
    """Whether the button "Przyjmuję" works."""
    if registration.place == Place.OFFERED:
        return not reading.is_overdue(registration, event, timezone.now())
    return registration.place == Place.WAITING and not reading.has_queue(event) and reading.free_places(event) != 0


def expire_offers(*, now: datetime | None = None) -> int:
    """Expire offers and pass their places to the next in the queue; returns how many. One transaction per event."""
    now = now or timezone.now()
    events = Event.objects.filter(pk__in=reading.overdue(now).values("event"))
    return sum(expire_offers_of(event=event, now=now) for event in events.order_by("pk"))


@transaction.atomic
def expire_offers_of(*, event: Event, now: datetime | None = None) -> int:
    """The same for one event."""
    event, now = lock(event), now or timezone.now()
    lapsed = [one for one in reading.overdue(now).filter(event=event) if move(one, to=Place.LAPSED)]
    record_many("events.offer_lapsed", [(one, {"event": event.pk}) for one in lapsed])
    own_place.offer_lapsed(event, lapsed)
    offer_free_places(event)
    keep_seats(event)
    return len(lapsed)


@transaction.atomic
def carry_over(*, event: Event, by: Any) -> list[Registration]:
    """Add people still waiting for the former edition to this one's waiting list, once each.

    Free places are offered to them at once; each gets one letter. People already known to this edition (registered or
    cancelled) are left out, so a repeated call adds nobody. People already in the queue keep their positions.
    """
    event = lock(event)
    refuse_without_event(event)
    if event.former_id is None or not event.has_sign_up:
        raise WrongState(NO_FORMER)
    known = {email.casefold() for email in event.registrations.values_list("email", flat=True)}
    former = event.former.registrations.waiting().exclude(email="")
    chosen = [one for one in former if one.email.casefold() not in known]
    carried = Registration.objects.bulk_create(
        _again(one, event, position) for position, one in enumerate(chosen, next_queue_position(event))
    )
    record_many("events.carry_over", [(one, {"event": event.pk, "from": event.former_id}) for one in carried], by=by)
    offered = offer_free_places(event, tell=lambda *_: None)
    newly = {one.pk: one for one in offered}
    told = [newly.pop(one.pk, one) for one in carried]
    own_place.place_offered(event, list(newly.values()))
    own_place.carried_over(event, told)
    keep_seats(event)
    return told


def _again(former: Registration, event: Event, position: int) -> Registration:
    """The same person at the next edition; needs and answers are not copied, they were given for the former one."""
    kept = ("name", "email", "phone", "organization_id", "organization_name", "organization_key", "user_id",
            "clause", "consented_at")  # fmt: skip
    return Registration(
        event=event, place=Place.WAITING, queue_position=position, **{name: getattr(former, name) for name in kept}
    )
