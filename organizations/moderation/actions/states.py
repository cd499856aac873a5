"""The life of an entry: published, suspended, ended, sent back, rejected."""

from typing import Any

from django.db import IntegrityError, transaction

from organizations.choices import Status
from organizations.models import Organization
from organizations.moderation.emails import decisions, proposals
from organizations.moderation.workflow import ENTRIES
from organizations.registry.errors import broken


def next_states(organization: Organization) -> list[Status]:
    """Where the office may bring the entry from here; only the organisation itself submits it again."""
    steps = [state for state, origins in ENTRIES.moves.items() if organization.status in origins]
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

    The second of two people hears that it is done. The person behind an entry that was sent in gets a letter about
    the decision; where nobody is, nobody is written to.
    """
    stored = ENTRIES.lock(organization, to=to)
    was = stored.status
    try:
        with transaction.atomic():
            ENTRIES.enter(stored, to, by=by, reason=reason)
    except IntegrityError as error:
        raise broken(error) from error
    decisions.decided(stored, was=was)
    return stored
