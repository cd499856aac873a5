"""Actions on festival editions and stands; pages, events and search follow at once."""

from typing import Any

from django.db import transaction

from core import search
from core.audit import record
from core.errors import DomainError, WrongState
from core.lists import list_versions
from events.choices import ACTIVE_STANDS, StandStatus
from events.errors import StandsClosed, StandTaken
from events.festival import emails as letters
from events.festival.workflow import STANDS
from events.models import Series, Stand, Zone
from organizations.models import Organization


@transaction.atomic
def save_series(*, series: Series, by: Any) -> Series:
    """Add or change an edition; search finds its events by a new title at once."""
    is_new = series._state.adding
    stored = None if is_new else Series.objects.get(pk=series.pk)
    changed = [
        field.name
        for field in series._meta.concrete_fields
        if stored and getattr(stored, field.attname) != getattr(series, field.attname)
    ]
    if is_new:
        series.save(force_insert=True)
    else:
        series.save(update_fields=changed)
    record(f"events.{'add' if is_new else 'change'}_series", series, by=by, fields=changed)
    if "title" in changed:
        search.index_many("event", list(series.events.values_list("pk", flat=True)))
    list_versions.bump("events")
    return series


@transaction.atomic
def change_zones(*, series: Series, by: Any) -> None:
    """Record a change of zones: the audit log and the programme follow."""
    record("events.change_zones", series, by=by, count=series.zones.count())
    list_versions.bump("events")


@transaction.atomic
def delete_series(*, series: Series, by: Any) -> None:
    """Delete an edition with its stands and zones; its events stay."""
    record("events.delete_series", series, by=by)
    series.delete()
    list_versions.bump("events")


CLOSED = "Zgłoszenia stoisk są zamknięte."
TAKEN = "Ta organizacja zgłosiła już stoisko. Zobacz je poniżej."
OTHERS_ZONE = "Ta strefa należy do innego cyklu. Wybierz strefę z listy."
ZONE_NEEDED = "Wybierz strefę, w której stanie to stoisko."


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
    """Request a stand; the contact gets a confirmation, the office a letter.

    An organisation has at most one active request. A rejected or withdrawn one does not block another.
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
    STANDS.announce(stand, "submit", by=by, series=series.pk, organization=organization.pk)
    letters.stand_received(stand)
    letters.stand_waits(stand)
    return stand


@transaction.atomic
def accept_stand(*, stand: Stand, by: Any, zone: Zone | None = None) -> Stand:
    """Accept the stand into a zone and publish it; the contact gets a letter.

    Only one of two concurrent decisions succeeds. An edition without zones needs no zone.
    """
    _check_zone(stand, zone)
    stored = STANDS.lock(stand, to=StandStatus.ACCEPTED)
    STANDS.enter(stored, StandStatus.ACCEPTED, by=by, details={"zone": zone.pk if zone else None}, zone=zone)
    letters.stand_accepted(stored)
    return stored


@transaction.atomic
def place_stand(*, stand: Stand, by: Any, zone: Zone | None) -> Stand:
    """Move an accepted stand to another zone, with a letter to the contact; the same zone changes nothing."""
    _check_zone(stand, zone)
    stored = STANDS.lock(stand)
    if stored.status != StandStatus.ACCEPTED:
        raise WrongState("Strefę ma tylko przyjęte stoisko. Odśwież stronę.")
    if stored.zone_id != (zone.pk if zone else None):
        STANDS.write(stored, "place", by=by, details={"zone": zone.pk if zone else None}, zone=zone)
        letters.stand_placed(stored)
    return stored


@transaction.atomic
def reject_stand(*, stand: Stand, by: Any, reason: str) -> Stand:
    """Reject a stand, or revoke its acceptance, with a reason for the contact."""
    stored = STANDS.lock(stand, to=StandStatus.REJECTED)
    STANDS.enter(stored, StandStatus.REJECTED, by=by, reason=reason, zone=None)
    letters.stand_rejected(stored)
    return stored


@transaction.atomic
def withdraw_stand(*, stand: Stand, by: Any) -> Stand:
    """Withdraw the organisation's own stand; the office gets a letter, because the place is free again."""
    stored = STANDS.lock(stand, to=StandStatus.WITHDRAWN)
    STANDS.enter(stored, StandStatus.WITHDRAWN, by=by, zone=None)
    letters.stand_withdrawn(stored)
    return stored


def _check_zone(stand: Stand, zone: Zone | None) -> None:
    if zone is not None and zone.series_id != stand.series_id:
        raise DomainError(OTHERS_ZONE)
    if zone is None and stand.series.zones.exists():
        raise DomainError(ZONE_NEEDED)
