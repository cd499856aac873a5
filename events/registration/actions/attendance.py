"""Attendance: mark, unmark, and walk-ins without a sign-up."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError, WrongState
from events.choices import Place
from events.errors import EventFull
from events.models import Attendance, Event, EventDate, Registration
from events.registration.actions.registering import Person, register
from events.writing import lock

NO_PLACE = "Obecność można zaznaczyć tylko osobie z potwierdzonym miejscem."
CALLED_OFF = "To wydarzenie się nie odbywa, więc nie można zaznaczyć obecności."
NO_DATE = "To wydarzenie nie ma jeszcze terminu."
DATE_GONE = "Tego terminu już nie ma. Odśwież stronę i wybierz inny."
HAS_CERTIFICATE = "Ta osoba ma już zaświadczenie. Najpierw je cofnij."
NO_ROOM = "Wszystkie miejsca są zajęte. Jeśli ktoś nie przyszedł, zwolnij najpierw jego miejsce."


@transaction.atomic
def mark_present(*, registration: Registration, date: EventDate | None = None, by: Any) -> Registration:
    """Mark the person as present at a meeting of the event; a second mark changes nothing.

    Without ``date`` it is the meeting nearest to now. The first attended meeting also marks attendance at the whole
    event. Raises WrongState if the event is cancelled, the place is not confirmed, or the meeting was deleted.
    """
    event = lock(registration.event)
    registration = event.registrations.get(pk=registration.pk)
    if not event.is_on:
        raise WrongState(CALLED_OFF)
    if registration.place != Place.CONFIRMED:
        raise WrongState(NO_PLACE)
    dates = _dates(event)
    if (date := date or nearest(dates)) not in dates:
        raise WrongState(DATE_GONE)
    _, is_new = Attendance.objects.get_or_create(registration=registration, date=date)
    if is_new:
        if registration.attended_at is None:
            registration.attended_at = timezone.now()
            registration.save(update_fields=["attended_at"])
        record("events.mark_present", registration, by=by, event=event.pk, date=date.pk)
    return registration


@transaction.atomic
def unmark_present(*, registration: Registration, date: EventDate | None = None, by: Any) -> Registration:
    """Remove a mark; removing the last one also clears attendance at the whole event.

    Raises WrongState for the last mark of a person with a valid certificate.
    """
    event = lock(registration.event)
    registration = event.registrations.get(pk=registration.pk)
    date = date or nearest(_dates(event))
    here = registration.attendances.filter(date=date)
    if not here.exists():
        return registration
    is_last = not registration.attendances.exclude(date=date).exists()
    if is_last and _has_certificate(registration):
        raise WrongState(HAS_CERTIFICATE)
    here.delete()
    if is_last:
        registration.attended_at = None
        registration.save(update_fields=["attended_at"])
    record("events.unmark_present", registration, by=by, event=event.pk, date=date.pk)
    return registration


@transaction.atomic
def walk_in(
    *, event: Event, name: str, email: str = "", organization_name: str = "", date: EventDate | None = None, by: Any
) -> Registration:
    """Register a walk-in as present if a place is free; otherwise write nothing."""
    person = Person(name=name, email=email)
    [registration] = register(
        event=event, people=[person], organization_name=organization_name, is_by_office=True, by=by
    )
    if registration.place != Place.CONFIRMED:
        raise EventFull(NO_ROOM)
    return mark_present(registration=registration, date=date, by=by)


def nearest(dates: list[EventDate]) -> EventDate:
    """The current meeting, or else the one with the nearest start or end."""
    now = timezone.now()
    if not dates:
        raise DomainError(NO_DATE)
    return min(dates, key=lambda date: max(date.starts_at - now, now - date.ends_at))


def _dates(event: Event) -> list[EventDate]:
    return list(event.dates.order_by("starts_at"))


def _has_certificate(registration: Registration) -> bool:
    found = getattr(registration, "certificate", None)
    return found is not None and found.revoked_at is None
