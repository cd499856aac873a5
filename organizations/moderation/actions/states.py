"""The life of an entry: published, suspended, ended, sent back, rejected."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from core.errors import DomainError
from core.polish import quoted
from organizations.choices import Status
from organizations.models import Organization
from organizations.moderation.emails import decisions, proposals
from organizations.registry.actions import writing
from organizations.registry.errors import EntryGone, WrongState, broken

#: Which states an entry may come from on its way to another one.
COMES_FROM: dict[str, set[str]] = {
    Status.PUBLISHED: {
        Status.SUBMITTED, Status.NEEDS_CHANGES, Status.SUSPENDED, Status.DISSOLVED, Status.REJECTED
    },
    Status.SUSPENDED: {Status.PUBLISHED},
    Status.DISSOLVED: {Status.PUBLISHED, Status.SUSPENDED},
    Status.NEEDS_CHANGES: {Status.SUBMITTED},
    Status.REJECTED: {Status.SUBMITTED, Status.NEEDS_CHANGES},
    Status.SUBMITTED: {Status.NEEDS_CHANGES},
}  # fmt: skip
VERBS = {
    Status.PUBLISHED: "publish",
    Status.SUSPENDED: "suspend",
    Status.DISSOLVED: "mark_dissolved",
    Status.NEEDS_CHANGES: "ask_for_changes",
    Status.REJECTED: "reject",
    Status.SUBMITTED: "resubmit",
}


def next_states(organization: Organization) -> list[Status]:
    """Where the office may bring the entry from here; only the organisation itself submits it again."""
    steps = [state for state, origins in COMES_FROM.items() if organization.status in origins]
    return [state for state in steps if state != Status.SUBMITTED]


def publish(*, organization: Organization, by: Any) -> Organization:
    """Show the entry to everybody."""
    return move(organization=organization, to=Status.PUBLISHED, by=by)


def suspend(*, organization: Organization, by: Any, reason: str = "") -> Organization:
    """Take the entry from the public, with nothing lost."""
    return move(organization=organization, to=Status.SUSPENDED, by=by, reason=reason)


def mark_dissolved(*, organization: Organization, by: Any, reason: str = "") -> Organization:
    """The organisation has ended; the entry leaves the public lists and is kept."""
    return move(organization=organization, to=Status.DISSOLVED, by=by, reason=reason)


def ask_for_changes(*, organization: Organization, by: Any, reason: str) -> Organization:
    """Send a submitted entry back; the reason says what is to be mended."""
    return move(organization=organization, to=Status.NEEDS_CHANGES, by=by, reason=reason)


def reject(*, organization: Organization, by: Any, reason: str) -> Organization:
    """Refuse a submitted entry, telling why; its numbers are free for another entry again."""
    return move(organization=organization, to=Status.REJECTED, by=by, reason=reason)


@transaction.atomic
def resubmit(*, organization: Organization, by: Any) -> Organization:
    """The organisation has mended what the office asked for: the entry is in the queue again, the office is told."""
    moved = move(organization=organization, to=Status.SUBMITTED, by=by)
    proposals.resubmitted(moved)
    return moved


@transaction.atomic
def move(*, organization: Organization, to: str, by: Any, reason: str = "") -> Organization:
    """Bring the entry to the state ``to`` if it is in one from which it may go there.

    One conditional UPDATE: of two people who press at once, the second hears that it is done. The person behind
    an entry that was sent in gets a letter about the decision; where nobody is, nobody is written to.
    """
    if to in (Status.NEEDS_CHANGES, Status.REJECTED) and not reason.strip():
        raise DomainError("Napisz powód – organizacja musi wiedzieć, co poprawić.")
    was = Organization.objects.select_for_update().filter(pk=organization.pk).values_list("status", flat=True).first()
    entry = Organization.objects.filter(pk=organization.pk, status__in=COMES_FROM[to])
    now = timezone.now()
    try:
        with transaction.atomic():
            moved = entry.update(
                status=to,
                status_changed_at=now,
                status_reason=reason.strip(),
                updated_at=now,
                version=F("version") + 1,
            )
    except IntegrityError as error:
        raise broken(error) from error
    stored = Organization.objects.filter(pk=organization.pk).first()
    if stored is None:
        raise EntryGone
    if not moved:
        raise WrongState(_why_not(stored, to))
    writing.publish_change([stored], action=f"organizations.{VERBS[to]}", by=by, details=[{}])
    decisions.decided(stored, was=was)
    return stored


def _why_not(organization: Organization, to: str) -> str:
    if organization.status == to:
        return f"{quoted(organization)}: ten wpis jest już w stanie „{organization.get_status_display()}”."
    return (
        f"{quoted(organization)}: wpis w stanie „{organization.get_status_display()}” "
        f"nie może przejść do stanu „{Status(to).label}”."
    )
