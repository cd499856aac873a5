"""The office decides on an entry that was sent in, on exactly what it has read."""

from typing import Any

from django.db import transaction

from core.errors import DomainError
from organizations.choices import Status
from organizations.models import Organization
from organizations.moderation.actions import states
from organizations.registry.errors import EntryGone, WrongState

DECISIONS = {"approve": Status.PUBLISHED, "changes": Status.NEEDS_CHANGES, "reject": Status.REJECTED}


class ChangedMeanwhile(DomainError):
    """The organisation mended its entry while it was read."""

    def __init__(self):
        super().__init__(
            "Organizacja zmieniła wpis w czasie, gdy był tu otwarty. Poniżej są już nowe dane: "
            "przejrzyj je i zdecyduj jeszcze raz."
        )


@transaction.atomic
def decide_submission(
    *, organization: Organization, decision: str, by: Any, seen_version: int, reason: str = ""
) -> Organization:
    """Approve, send back or reject a waiting entry; the person behind it gets a letter.

    Of two workers who decide at once, the second hears what the first decided; an entry that is no longer the one
    that was read is not decided on.
    """
    stored = Organization.objects.select_for_update().filter(pk=organization.pk).first()
    if stored is None:
        raise EntryGone
    if stored.status != Status.SUBMITTED:
        raise WrongState(f"To zgłoszenie jest już rozstrzygnięte. Stan wpisu: {stored.get_status_display()}.")
    if stored.version != seen_version:
        raise ChangedMeanwhile
    return states.move(
        organization=stored, to=DECISIONS[decision], by=by, reason="" if decision == "approve" else reason
    )
