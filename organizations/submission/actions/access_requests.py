"""Somebody asks to keep an entry that is in the registry already: asked, confirmed; the decision is another's."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from organizations.models import AccessRequest, Membership, Organization
from organizations.submission import emails

State = AccessRequest.Status


class AlreadyKeeps(DomainError):
    def __init__(self):
        super().__init__("Ten wpis jest już pod Twoją opieką. Zaloguj się, żeby go zmieniać.")


class AlreadyAsked(DomainError):
    def __init__(self):
        super().__init__("Prośba z tego adresu już czeka na decyzję. Odpowiedź przyjdzie e-mailem.")


@transaction.atomic
def ask(
    *, organization: Organization, name: str, email: str, message: str, by: Any = None, is_proved: bool = False
) -> AccessRequest | None:
    """Keep a request for access and send a link that proves the address; a proved one waits for the decision at once.

    Asked again before the proof, it is the same request with a new letter. Who keeps the entry already hears so:
    on the page when ``is_proved``, else by a letter to that address (then None), for it is nobody else's business.
    """
    member = Membership.objects.filter(organization=organization, user__email__iexact=email).first()
    if member and is_proved:
        raise AlreadyKeeps
    if member:
        emails.access_already(member)
        return None
    request = _request(organization, {"name": name.strip(), "email": email.strip(), "message": message.strip()}, by)
    if is_proved:
        return confirm(request=request, by=by)
    emails.access_confirm(request)
    return request


@transaction.atomic
def confirm(*, request: AccessRequest, by: Any = None) -> AccessRequest:
    """The address is proved: the owner and the office hear of the request, once, however often the link is used."""
    unconfirmed = AccessRequest.objects.filter(pk=request.pk, status=State.UNCONFIRMED)
    if unconfirmed.update(status=State.WAITING, status_changed_at=timezone.now()):
        record("organizations.ask_access", request.organization, by=by, request=request.pk)
        owners = Membership.objects.filter(organization=request.organization_id, role=Membership.Role.OWNER)
        for owner in owners.select_related("user"):
            emails.access_waits_owner(request, owner)
        emails.access_waits_office(request)
    request.refresh_from_db()
    return request


def _request(organization: Organization, said: dict[str, str], by: Any) -> AccessRequest:
    """The unconfirmed request of this address, new or with what it says now."""
    open_ones = organization.access_requests.filter(email__iexact=said["email"])
    if open_ones.filter(status=State.WAITING).exists():
        raise AlreadyAsked
    if open_ones.filter(status=State.UNCONFIRMED).update(**said, status_changed_at=timezone.now()):
        return open_ones.get(status=State.UNCONFIRMED)
    try:
        with transaction.atomic():
            return AccessRequest.objects.create(organization=organization, **said)
    except IntegrityError as error:
        raise AlreadyAsked from error
