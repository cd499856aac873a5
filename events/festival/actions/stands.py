"""Stands at the festival: an organisation asks, the office gives a place in a zone or says why not.

Whoever takes a stand locks the edition's row first, so two people of one organisation make one.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core import stamps
from core.audit import record
from core.errors import DomainError
from events.choices import ACTIVE_STANDS, StandStatus
from events.errors import StandsClosed, StandTaken, WrongState
from events.festival import emails as letters
from events.models import Series, Stand, Zone
from organizations.models import Organization

CLOSED = "Zgłoszenia stoisk są zamknięte."
TAKEN = "Ta organizacja zgłosiła już stoisko. Zobacz je poniżej."
DECIDED = "O tym stoisku już zdecydowano. Odśwież stronę."
OTHERS_ZONE = "Ta strefa należy do innego cyklu. Wybierz strefę z listy."
ZONE_NEEDED = "Wybierz strefę, w której stanie to stoisko."
REASON_NEEDED = "Napisz powód – organizacja powinna go poznać."


@transaction.atomic
def submit_stand(
    *,
    series: Series,
    organization: Organization,
    by: Any,
    offer: str,
    contact_name: str,
    contact_email: str,
    equipment: str = "",
    contact_phone: str = "",
) -> Stand:
    """Ask for a stand, one at a time for each organisation; the contact hears that it came, the office that it waits.

    One that was rejected or withdrawn does not stand in the way of another.
    """
    series = Series.objects.select_for_update().get(pk=series.pk)
    if not series.takes_stands:
        raise StandsClosed(CLOSED)
    if series.stands.filter(organization=organization, status__in=ACTIVE_STANDS).exists():
        raise StandTaken(TAKEN)
    stand = Stand.objects.create(
        series=series,
        organization=organization,
        offer=offer,
        equipment=equipment,
        contact_name=contact_name,
        contact_email=contact_email,
        contact_phone=contact_phone,
    )
    record("events.submit_stand", stand, by=by, series=series.pk, organization=organization.pk)
    letters.stand_received(stand)
    letters.stand_waits(stand)
    return stand


@transaction.atomic
def accept_stand(*, stand: Stand, by: Any, zone: Zone | None = None) -> Stand:
    """Give the stand its zone and show it to everybody; the contact is told. Of two who decide at once, one.

    An edition without zones needs none.
    """
    _check_zone(stand, zone)
    _move(stand, StandStatus.ACCEPTED, after=[StandStatus.SUBMITTED], zone=zone)
    record("events.accept_stand", stand, by=by, zone=zone.pk if zone else None)
    letters.stand_accepted(stand)
    stamps.bump("events")
    return stand


@transaction.atomic
def place_stand(*, stand: Stand, by: Any, zone: Zone | None) -> Stand:
    """Put an accepted stand into another zone and tell the contact; the same zone again changes nothing."""
    _check_zone(stand, zone)
    if stand.zone_id == (zone.pk if zone else None):
        return stand
    if not Stand.objects.filter(pk=stand.pk, status=StandStatus.ACCEPTED).update(zone=zone):
        raise WrongState(DECIDED)
    stand.refresh_from_db()
    event = record("events.place_stand", stand, by=by, zone=zone.pk if zone else None)
    letters.stand_placed(stand, event=event.pk)
    stamps.bump("events")
    return stand


@transaction.atomic
def reject_stand(*, stand: Stand, by: Any, reason: str) -> Stand:
    """Say no, or take back a yes, with the reason for the contact."""
    if not reason.strip():
        raise DomainError(REASON_NEEDED)
    _move(stand, StandStatus.REJECTED, after=ACTIVE_STANDS, zone=None, status_reason=reason.strip())
    record("events.reject_stand", stand, by=by)
    letters.stand_rejected(stand)
    stamps.bump("events")
    return stand


@transaction.atomic
def withdraw_stand(*, stand: Stand, by: Any) -> Stand:
    """The organisation takes its own stand back; the office is told, for the place is free again."""
    _move(stand, StandStatus.WITHDRAWN, after=ACTIVE_STANDS, zone=None)
    record("events.withdraw_stand", stand, by=by)
    letters.stand_withdrawn(stand)
    stamps.bump("events")
    return stand


def _move(stand: Stand, to: str, *, after: list[str] | tuple[str, ...], **facts: Any) -> None:
    """From one of these states alone, whoever else decides at the same time."""
    found = Stand.objects.filter(pk=stand.pk, status__in=after)
    if not found.update(status=to, status_changed_at=timezone.now(), **facts):
        raise WrongState(DECIDED)
    stand.refresh_from_db()


def _check_zone(stand: Stand, zone: Zone | None) -> None:
    if zone is not None and zone.series_id != stand.series_id:
        raise DomainError(OTHERS_ZONE)
    if zone is None and stand.series.zones.exists():
        raise DomainError(ZONE_NEEDED)
