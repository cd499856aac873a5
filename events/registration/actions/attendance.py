"""Who was there: marked at the door, taken back, somebody who came without a sign-up."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from events.choices import Place
from events.errors import EventFull, WrongState
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
    """Note that the person is at this meeting of the event; marked twice it is marked once.

    Without ``date`` it is the meeting nearest to now. The first meeting a person came to also makes them present at
    the event as a whole. Only somebody with a confirmed place can be there. WrongState says which of these is missing,
    or that the meeting was taken away meanwhile.
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
    """Take a mark back. Whoever was at no other meeting was not at the event; not with a certificate in hand."""
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
    """Somebody came without a sign-up: a place, if one is free, and present at once; else nothing is written."""
    person = Person(name=name, email=email)
    [registration] = register(
        event=event, people=[person], organization_name=organization_name, is_by_office=True, by=by
    )
    if registration.place != Place.CONFIRMED:
        raise EventFull(NO_ROOM)
    return mark_present(registration=registration, date=date, by=by)


def nearest(dates: list[EventDate]) -> EventDate:
    """The meeting that goes on, or else the one that begins soonest from now or ended last."""
    now = timezone.now()
    if not dates:
        raise DomainError(NO_DATE)
    return min(dates, key=lambda date: max(date.starts_at - now, now - date.ends_at))


def _dates(event: Event) -> list[EventDate]:
    return list(event.dates.order_by("starts_at"))


def _has_certificate(registration: Registration) -> bool:
    found = getattr(registration, "certificate", None)
    return found is not None and found.revoked_at is None
