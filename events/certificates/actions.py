"""Issue certificates with the next number of the year, revoke them with a reason, reissue them with a new name."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from core.audit import record, record_many
from core.errors import WrongState
from events.certificates import codes, emails
from events.models import Certificate, Event, Registration
from events.writing import lock

NONE_HERE = "Na tym wydarzeniu nie wydajemy zaświadczeń. Można to zmienić w jego ustawieniach."
NOT_YET = "Zaświadczenia wydajemy po zakończeniu wydarzenia."
WAS_NOT_THERE = "Zaświadczenie jest dla osób, które były na wydarzeniu. Najpierw zaznacz obecność."
FORGOTTEN = "Dane tej osoby są już usunięte, więc zaświadczenia nie da się wystawić."
HAS_ONE = "Ta osoba ma już zaświadczenie."
NOBODY_LEFT = "Wszystkie obecne osoby mają już zaświadczenia."
REVOKED_ALREADY = "To zaświadczenie jest już cofnięte."
NO_REASON = "Napisz, dlaczego zaświadczenie jest cofnięte."
NO_NAME = "Wpisz imię i nazwisko, które mają być na zaświadczeniu."


@transaction.atomic
def issue(*, registration: Registration, by: Any) -> Certificate:
    """Issue a certificate to one attendee, who gets a letter. A second certificate is refused."""
    event = lock(registration.event)
    _refuse_without_certificates(event)
    registration = event.registrations.get(pk=registration.pk)
    _refuse_who_was_not_there(registration)
    if Certificate.objects.filter(registration=registration).exists():
        raise WrongState(HAS_ONE)
    return _issue(event, [registration], by=by)[0]


@transaction.atomic
def issue_for_present(*, event: Event, by: Any) -> list[Certificate]:
    """Issue certificates to all attendees without one, in the order of their names."""
    event = lock(event)
    _refuse_without_certificates(event)
    waiting = event.registrations.present().filter(emptied_at=None, certificate=None)
    people = sorted(waiting, key=lambda one: (one.name.casefold(), one.pk))
    if not people:
        raise WrongState(NOBODY_LEFT if event.registrations.present().exists() else WAS_NOT_THERE)
    return _issue(event, people, by=by)


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: Any) -> Certificate:
    """Make the code invalid. The reason is internal; the number is never reused."""
    reason = reason.strip()
    if not reason:
        raise WrongState(NO_REASON)
    standing = Certificate.objects.filter(pk=certificate.pk, revoked_at=None)
    if not standing.update(revoked_at=timezone.now(), revoked_reason=reason):
        raise WrongState(REVOKED_ALREADY)
    certificate.refresh_from_db(fields=["revoked_at", "revoked_reason"])
    record("events.revoke_certificate", certificate, by=by, registration=certificate.registration_id)
    return certificate


@transaction.atomic
def reissue(*, certificate: Certificate, name: str, by: Any) -> Certificate:
    """Reissue the certificate under its number, with a corrected name or after revocation; the person gets a letter.

    It gets a new code, so earlier printed copies are no longer valid.
    """
    name = " ".join(name.split())
    if not name:
        raise WrongState(NO_NAME)
    event = lock(certificate.registration.event)
    registration = event.registrations.get(pk=certificate.registration_id)
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    _refuse_who_was_not_there(registration)
    is_name_mended = registration.name != name
    registration.name = name
    registration.save(update_fields=["name"])
    certificate.code, certificate.issued_at = codes.new(), timezone.now()
    certificate.revoked_at, certificate.revoked_reason = None, ""
    certificate.registration = registration
    certificate.save(update_fields=["code", "issued_at", "revoked_at", "revoked_reason"])
    record("events.reissue_certificate", certificate, by=by, is_name_mended=is_name_mended)
    emails.certificate_ready(event, [certificate])
    return certificate


def _refuse_without_certificates(event: Event) -> None:
    if not event.has_certificates:
        raise WrongState(NONE_HERE)
    if not event.is_over:
        raise WrongState(NOT_YET)


def _refuse_who_was_not_there(registration: Registration) -> None:
    if registration.emptied_at:
        raise WrongState(FORGOTTEN)
    if registration.attended_at is None:
        raise WrongState(WAS_NOT_THERE)


def _issue(event: Event, people: Sequence[Registration], *, by: Any) -> list[Certificate]:
    year = timezone.localdate().year
    rows = [Certificate(registration=one, year=year, code=codes.new()) for one in people]
    written = _numbered(rows, year)
    changed = [(one, {"event": event.pk, "registration": one.registration_id}) for one in written]
    record_many("events.issue_certificate", changed, by=by)
    emails.certificate_ready(event, written)
    return written


def _numbered(rows: list[Certificate], year: int) -> list[Certificate]:
    """Write certificates with the next numbers of the year, without gaps: a rollback frees its numbers.

    Issuing locks the year's first certificate before it reads the last number. If there is none to lock, numbering
    starts at one: the constraint lets only one of concurrent transactions through, and the others try again with a row
    to lock.
    """
    try:
        with transaction.atomic():
            return _written(rows, year)
    except IntegrityError:
        return _written(rows, year)


def _written(rows: list[Certificate], year: int) -> list[Certificate]:
    has_first = list(Certificate.objects.select_for_update().filter(year=year, number=1))
    last = Certificate.objects.filter(year=year).aggregate(last=Max("number"))["last"] if has_first else 0
    for number, row in enumerate(rows, last + 1):
        row.number = number
    return Certificate.objects.bulk_create(rows)
