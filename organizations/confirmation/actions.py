"""The half-yearly question: asked once a round, answered by one button."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from core.polish import quoted
from organizations.choices import Status
from organizations.confirmation import emails, rounds
from organizations.models import ConfirmationRequest, ErrorReport, Organization
from organizations.registry import contact_address
from organizations.registry.actions import entries, reports

AT_ONCE = 50
NOT_PUBLISHED = "Ten wpis nie jest teraz opublikowany, więc nie ma czego potwierdzać."


def ask_for_confirmation() -> int:
    """Ask every organisation whose turn it is in this round; returns how many letters are new.

    In portions, each with its own transaction: killed anywhere, the next run goes on. One row an organisation and
    round makes it one letter, however many run at once.
    """
    asked, last, this_round = 0, 0, rounds.current()
    while portion := list(rounds.due(this_round).filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            asked += sum(_ask(entry, this_round.name, to=entry.asked_address) for entry in portion)
        last = portion[-1].pk
    return asked


@transaction.atomic
def ask_now(*, organization: Organization, by: Any) -> None:
    """Ask one organisation at once, because the office wants to; still only once in a round."""
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
    """Whoever holds the link says that the entry is true today. Of two presses, one; the other changes nothing."""
    organization = Organization.objects.select_for_update().get(pk=request.organization_id)
    if organization.status != Status.PUBLISHED:
        raise DomainError(NOT_PUBLISHED)
    waiting = ConfirmationRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
    if waiting.update(answered_at=timezone.now()):
        organization = entries.confirm(organization=organization, by=None)
        record("organizations.confirm_by_link", organization, request=request.pk)
    return organization


def tell_of_changes(*, request: ConfirmationRequest, message: str) -> ErrorReport:
    """Whoever holds the link says what is no longer true: the office reads it among the reported errors."""
    told = f"Napisała organizacja, z linku w liście:\n\n{message.strip()}"
    return reports.report_error(organization=request.organization, message=told)


def _ask(organization: Organization, round_name: str, *, to: str) -> bool:
    request, is_new = ConfirmationRequest.objects.get_or_create(organization=organization, round=round_name)
    if is_new:
        emails.confirmation_asked(request, to=to)
    return is_new
