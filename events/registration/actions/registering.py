"""Sign up and cancel; the event is locked while places are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower
from django.utils import timezone

from core.audit import record, record_many
from core.errors import WrongState
from core.text.polish import plural, sort_key
from events import capacity
from events.choices import ACTIVE, HOLDING, Place
from events.errors import AlreadyRegistered, EventFull, OrganizationLimit, SignUpClosed
from events.models import Event, PersonNeed, QuestionAnswer, Registration
from events.registration.actions.places import move, offer_free_places, refuse_without_event
from events.registration.emails import own_place
from events.writing import keep_seats, lock, seats_of, tell_seats
from organizations.models import Organization

NOT_YET = "Zapisy na to wydarzenie jeszcze się nie zaczęły."
CLOSED = "Zapisy na to wydarzenie są już zamknięte."
NO_SIGN_UP = "Na to wydarzenie nie trzeba się zapisywać."
FULL = "Nie ma już wolnych miejsc."
TWICE_IN_FORM = "Każda osoba potrzebuje własnego adresu e-mail. Dwa razy wpisano: {}."
ALREADY = "Ten adres jest już zapisany na to wydarzenie: {}."
FREED_ALREADY = "To miejsce jest już zwolnione."
WAS_PRESENT = "Ta osoba była na wydarzeniu, więc nie może już zrezygnować."
NO_PLACE_TO_CONFIRM = "Nie masz teraz potwierdzonego miejsca na tym wydarzeniu."


@dataclass(frozen=True)
class Person:
    """A person to register. ``needs``: value of choices.Need and details; ``answers``: id of a question and text."""

    name: str
    email: str
    phone: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, str] = field(default_factory=dict)


def register(
    *,
    event: Event,
    people: Sequence[Person],
    organization: Organization | None = None,
    organization_name: str = "",
    user: Any = None,
    party: UUID | None = None,
    is_by_office: bool = False,
    by: Any = None,
) -> list[Registration]:
    """Give each person a place or a position in the waiting list; if a rule refuses one, nobody is registered.

    The event is locked, so places never exceed its capacity; one active place per address. While anybody waits, new
    people join the end of the waiting list. The office may add people outside the sign-up period. ``party`` identifies
    the form, so that a second submission finds the places of the first.
    """
    addresses = [person.email.strip() for person in people]
    name = organization.name if organization else organization_name.strip()
    common = {
        "organization": organization,
        "organization_name": name,
        "organization_key": sort_key(name),
        "party": party or (uuid4() if len(people) > 1 else None),
        "is_added_by_office": is_by_office,
        "consented_at": None if is_by_office else timezone.now(),
    }
    _refuse_twins(addresses)
    _refuse_known(event, addresses)
    try:
        return _register(event, people, common, user=user, by=by)
    except IntegrityError as error:  # concurrent requests both passed the check, the constraint decides
        _refuse_known(event, addresses)
        raise error


@transaction.atomic
def cancel(*, registration: Registration, by: Any = None) -> Registration:
    """Cancel a place, an offer or a queue position; a second cancellation raises.

    A freed place is offered to the next in the queue.
    """
    event = lock(registration.event)
    registration = event.registrations.get(pk=registration.pk)
    refuse_without_event(event)
    if registration.place not in ACTIVE:
        raise WrongState(FREED_ALREADY)
    if registration.attended_at:
        raise WrongState(WAS_PRESENT)
    was = registration.place
    move(registration, to=Place.CANCELLED)
    record("events.cancel_registration", registration, by=by, event=event.pk)
    own_place.registration_cancelled(event, [registration], had_place=was == Place.CONFIRMED)
    if was in HOLDING:
        offer_free_places(event)
    keep_seats(event)
    return registration


@transaction.atomic
def say_coming(*, registration: Registration, by: Any = None) -> Registration:
    """Record the person's confirmation of coming; a second one changes nothing."""
    event = lock(registration.event)
    registration = event.registrations.get(pk=registration.pk)
    refuse_without_event(event)
    if registration.place != Place.CONFIRMED:
        raise WrongState(NO_PLACE_TO_CONFIRM)
    if registration.said_coming_at is None:
        registration.said_coming_at = timezone.now()
        registration.save(update_fields=["said_coming_at"])
        record("events.say_coming", registration, by=by, event=event.pk)
    return registration


@transaction.atomic
def _register(event: Event, people: Sequence[Person], common: dict, *, user: Any, by: Any) -> list[Registration]:
    """Uses as few queries as possible: other sign-ups for this event wait for the lock."""
    event = lock(event)
    _refuse_closed(event, is_by_office=common["is_added_by_office"])
    here = _count(event, common)
    _refuse_over_limit(event, here.get("same"), coming=len(people))
    free = _places_for_newcomers(event, here, coming=len(people))
    rows = [
        Registration(
            event=event,
            name=person.name.strip(),
            email=person.email.strip(),
            phone=person.phone.strip(),
            user=user if _is_own(user, person, people) else None,
            place=Place.CONFIRMED if number < free else Place.WAITING,
            queue_position=None if number < free else (here["last_queue_position"] or 0) + 1 + number - free,
            clause=event.clause,
            **common,
        )
        for number, person in enumerate(people)
    ]
    written = Registration.objects.bulk_create(rows)
    _write_told(event, people, written)
    record_many("events.register", [(one, {"event": event.pk, "place": one.place}) for one in written], by=by)
    own_place.registration_confirmed(event, written[:free])
    own_place.registration_waiting(event, written[free:], first=here["waiting"] + 1)
    is_waited_for = here["waiting"] + len(people) - free > 0
    tell_seats(event, seats_of(event, held=here["held"] + free, is_waited_for=is_waited_for))
    return written


def _count(event: Event, common: dict) -> dict[str, Any]:
    """All counts that the rules need, in one query.

    Registrations belong to one organisation by its entry or by its name, ignoring case and punctuation.
    """
    asked = {
        "held": Count("pk", filter=Q(place__in=HOLDING)),
        "waiting": Count("pk", filter=Q(place=Place.WAITING)),
        "last_queue_position": Max("queue_position"),
    }
    if event.per_organization is not None and common["organization_key"]:
        same = Q(organization_key=common["organization_key"])
        if common["organization"]:
            same |= Q(organization=common["organization"])
        asked["same"] = Count("pk", filter=same & Q(place__in=ACTIVE))
    return event.registrations.aggregate(**asked)


def _write_told(event: Event, people: Sequence[Person], written: list[Registration]) -> None:
    """Save needs and answers; an answer to a question deleted in the meantime is dropped."""
    pairs = list(zip(people, written, strict=True))
    if event.asks_needs and any(person.needs for person in people):
        PersonNeed.objects.bulk_create(
            PersonNeed(registration=row, need=need, details=details.strip())
            for person, row in pairs
            for need, details in person.needs.items()
        )
    if any(person.answers for person in people):
        asked = set(event.questions.filter(removed_at=None).values_list("pk", flat=True))
        QuestionAnswer.objects.bulk_create(
            QuestionAnswer(registration=row, question_id=question, text=text.strip())
            for person, row in pairs
            for question, text in person.answers.items()
            if question in asked and text.strip()
        )


def _places_for_newcomers(event: Event, here: dict[str, Any], *, coming: int) -> int:
    """How many of the new people get a place at once; none while anybody waits in the queue."""
    if event.capacity is None:
        return coming
    free = max(0, event.capacity - here["held"])
    if here["waiting"] and capacity.has_queue(event):
        free = 0
    if free < coming and not event.has_waiting_list:
        raise EventFull(f"Wolnych miejsc: {free}. Zapisz mniej osób." if free else FULL)
    return min(free, coming)


def _refuse_twins(addresses: list[str]) -> None:
    seen = [address.casefold() for address in addresses if address]
    if twins := sorted({address for address in addresses if seen.count(address.casefold()) > 1}):
        raise AlreadyRegistered(TWICE_IN_FORM.format(", ".join(twins)), emails=twins)


def _refuse_closed(event: Event, *, is_by_office: bool) -> None:
    if not (is_by_office and event.is_on):
        refuse_without_event(event, error=SignUpClosed)
    if not event.has_sign_up:
        raise SignUpClosed(NO_SIGN_UP)
    if is_by_office or event.is_open_for_sign_up:
        return
    is_early = event.sign_up_opens_at and event.sign_up_opens_at > timezone.now()
    raise SignUpClosed(NOT_YET if is_early else CLOSED)


def _refuse_known(event: Event, addresses: list[str]) -> None:
    wanted = [address.lower() for address in addresses if address]
    active = event.registrations.active().annotate(lower=Lower("email")).filter(lower__in=wanted)
    if known := sorted(active.values_list("email", flat=True)):
        raise AlreadyRegistered(ALREADY.format(", ".join(known)), emails=known)


def _refuse_over_limit(event: Event, there: int | None, *, coming: int) -> None:
    """``there`` is None without a limit, or for people without an organisation."""
    if there is None or there + coming <= event.per_organization:
        return
    limit, left = event.per_organization, max(0, event.per_organization - there)
    people = plural(limit, "osobę,osoby,osób")
    more = f"Możesz zapisać jeszcze: {left}." if left else "Ten limit jest już wykorzystany."
    raise OrganizationLimit(f"Z jednej organizacji można zapisać najwyżej {limit} {people}. {more}")


def _is_own(user: Any, person: Person, people: Sequence[Person]) -> bool:
    """Only the submitting person's own place belongs to their account, not places of other people in the form."""
    return user is not None and (len(people) == 1 or person.email.strip().casefold() == user.email.casefold())
