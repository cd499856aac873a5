"""Half-yearly confirmation: requested once per round, answered by one button."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from core.text.polish import quoted
from organizations.choices import Status
from organizations.confirmation import emails, rounds
from organizations.models import ConfirmationRequest, ErrorReport, Organization
from organizations.registry import contact_address
from organizations.registry.actions import entries, reports

AT_ONCE = 50
NOT_PUBLISHED = "Ten wpis nie jest teraz opublikowany, więc nie ma czego potwierdzać."


def ask_for_confirmation() -> int:
    """Ask every organisation that is due in this round; returns the number of new letters.

    Runs in batches, each in its own transaction, so an interrupted run continues at the next one. One row per
    organisation and round guarantees one letter, also with concurrent runs.
    """
    asked, last, this_round = 0, 0, rounds.current()
    while portion := list(rounds.due(this_round).filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            asked += sum(_ask(entry, this_round.name, to=entry.asked_address) for entry in portion)
        last = portion[-1].pk
    return asked


@transaction.atomic
def ask_now(*, organization: Organization, by: Any) -> None:
    """Ask one organisation at once, at the office's request; at most once per round."""
    if organization.status != Status.PUBLISHED:
        raise DomainError(f"{quoted(organization)}: {NOT_PUBLISHED}")
    entry = contact_address.with_asked_address(Organization.objects.filter(pk=organization.pk)).get()
    if not entry.asked_address:
        raise DomainError(f"{quoted(organization)}: nie ma adresu e-mail, na który można napisać.")
    if not _ask(entry, rounds.current().name, to=entry.asked_address):
        raise DomainError(f"{quoted(organization)}: w tym półroczu już o to pytaliśmy.")
    record("organizations.ask_for_confirmation", entry, by=by)


@transaction.atomic
def confirm_by_link(*, request: ConfirmationRequest) -> Organization:
    """Confirm the entry through the link; only one of two concurrent requests changes anything."""
    organization = Organization.objects.select_for_update().get(pk=request.organization_id)
    if organization.status != Status.PUBLISHED:
        raise DomainError(NOT_PUBLISHED)
    waiting = ConfirmationRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
    if waiting.update(answered_at=timezone.now()):
        organization = entries.confirm(organization=organization, by=None)
        record("organizations.confirm_by_link", organization, request=request.pk)
    return organization


def tell_of_changes(*, request: ConfirmationRequest, message: str) -> ErrorReport:
    """Store the changes reported through the link as an error report for the office."""
    told = f"Napisała organizacja, z linku w liście:\n\n{message.strip()}"
    return reports.report_error(organization=request.organization, message=told)


def _ask(organization: Organization, round_name: str, *, to: str) -> bool:
    request, is_new = ConfirmationRequest.objects.get_or_create(organization=organization, round=round_name)
    if is_new:
        emails.confirmation_asked(request, to=to)
    return is_new
