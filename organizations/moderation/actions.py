"""Moderation of an entry: publish, suspend, mark as dissolved, send back, reject."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.audit import record
from core.conflicts import hold
from core.errors import DomainError, WrongState
from organizations.choices import Status
from organizations.models import IDENTITY_FIELDS, Organization, Proposal
from organizations.moderation.emails import decisions, proposals
from organizations.moderation.workflow import ENTRIES
from organizations.registry import history
from organizations.registry.actions.entries import check, update
from organizations.registry.errors import EntryGone, broken


def next_states(organization: Organization) -> list[Status]:
    """States to which the office may move the entry; only the organisation itself resubmits it."""
    steps = [state for state, origins in ENTRIES.moves.items() if organization.status in origins]
    return [state for state in steps if state != Status.SUBMITTED]


def publish(*, organization: Organization, by: Any) -> Organization:
    """Make the entry public."""
    return move(organization=organization, to=Status.PUBLISHED, by=by)


def suspend(*, organization: Organization, by: Any, reason: str = "") -> Organization:
    """Hide the entry from the public; no data is lost."""
    return move(organization=organization, to=Status.SUSPENDED, by=by, reason=reason)


def mark_dissolved(*, organization: Organization, by: Any, reason: str = "") -> Organization:
    """Mark the organisation as dissolved; the entry leaves the public lists and is kept."""
    return move(organization=organization, to=Status.DISSOLVED, by=by, reason=reason)


def ask_for_changes(*, organization: Organization, by: Any, reason: str) -> Organization:
    """Send a submitted entry back; the reason says what to correct."""
    return move(organization=organization, to=Status.NEEDS_CHANGES, by=by, reason=reason)


def reject(*, organization: Organization, by: Any, reason: str) -> Organization:
    """Reject a submitted entry with a reason; its numbers become free for another entry."""
    return move(organization=organization, to=Status.REJECTED, by=by, reason=reason)


@transaction.atomic
def resubmit(*, organization: Organization, by: Any) -> Organization:
    """Return the corrected entry to the queue and notify the office."""
    moved = move(organization=organization, to=Status.SUBMITTED, by=by)
    proposals.resubmitted(moved)
    return moved


@transaction.atomic
def move(*, organization: Organization, to: str, by: Any, reason: str = "") -> Organization:
    """Move the entry to the state ``to`` if its current state allows it.

    The second of two concurrent users gets an error that it is done. The contact person of a submitted entry, if any,
    gets a letter about the decision.
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


DECISIONS = {"approve": Status.PUBLISHED, "changes": Status.NEEDS_CHANGES, "reject": Status.REJECTED}


class ChangedMeanwhile(DomainError):
    """The organisation changed its entry after the decision page was opened."""

    def __init__(self):
        super().__init__(
            "Organizacja zmieniła wpis w czasie, gdy był tu otwarty. Poniżej są już nowe dane: "
            "przejrzyj je i zdecyduj jeszcze raz."
        )


@transaction.atomic
def decide_submission(
    *, organization: Organization, decision: str, by: Any, seen_at: datetime, reason: str = ""
) -> Organization:
    """Approve, send back or reject a submitted entry; its contact person gets a letter.

    Only one of two concurrent decisions wins; the other user gets an error with that decision. An entry that changed
    since the page was opened is not decided on.
    """
    stored = hold(Organization, organization.pk, gone=EntryGone)
    if stored.status != Status.SUBMITTED:
        raise WrongState(f"To zgłoszenie jest już rozstrzygnięte. Stan wpisu: {stored.get_status_display()}.")
    if stored.updated_at != seen_at:
        raise ChangedMeanwhile
    return move(organization=stored, to=DECISIONS[decision], by=by, reason="" if decision == "approve" else reason)


#: States in which the office has not approved the entry yet: the organisation edits all fields directly.
UNDECIDED = (Status.SUBMITTED, Status.NEEDS_CHANGES)
VOUCHED = (Status.PUBLISHED, Status.SUSPENDED)
OVER = {
    Proposal.Status.APPROVED: "Ta propozycja jest już przyjęta.",
    Proposal.Status.REJECTED: "Ta propozycja jest już odrzucona.",
    Proposal.Status.WITHDRAWN: "Organizacja wycofała albo zmieniła tę propozycję. Wróć do kolejki i zobacz, co czeka.",
    Proposal.Status.WAITING: "Ta propozycja nadal czeka. Spróbuj jeszcze raz.",
}


class ProposalMoved(DomainError):
    """The organisation or the office changed the proposal after this page was opened."""

    def __init__(self):
        super().__init__("Ktoś w tym czasie zmienił albo rozstrzygnął propozycję. Porównaj zmiany i zapisz ponownie.")


class BaseMoved(DomainError):
    """The entry has changed since the proposal was made; ``fields`` names the changed ones."""

    def __init__(self, fields: list[str]):
        labels = ", ".join(str(history.label(name)) for name in fields)
        super().__init__(
            f"Od chwili zgłoszenia propozycji wpis się zmienił ({labels}). Odrzuć propozycję z wyjaśnieniem "
            "albo popraw wpis samodzielnie."
        )
        self.fields = fields


@transaction.atomic
def change_identity(
    *,
    organization: Organization,
    by: Any,
    values: dict[str, str],
    seen_at: datetime | None,
    expected_proposal: int | None = None,
) -> Organization | Proposal | None:
    """Change identity fields: directly until the office approves the entry, afterwards by a proposal."""
    stored = hold(Organization, organization.pk, gone=EntryGone)
    if stored.status in UNDECIDED:
        return update(organization=stored, by=by, seen_at=seen_at, **values)
    return propose(organization=stored, by=by, values=values, expected_proposal=expected_proposal)


@transaction.atomic
def propose(
    *, organization: Organization, by: Any, values: dict[str, str], expected_proposal: int | None = None
) -> Proposal | None:
    """Store new identity values beside the entry and notify the office; the published entry does not change.

    ``expected_proposal`` is the waiting one that the user saw; if it is not the current one, raises ProposalMoved.
    Values equal to the entry's withdraw a waiting proposal and create none. Raises EntryRefused when the values break
    a rule, for example a number that belongs to another organisation.
    """
    stored = Organization.objects.select_for_update().get(pk=organization.pk)
    if stored.status not in VOUCHED:
        raise WrongState("Ten wpis nie jest opublikowany, więc zmiana nie wymaga zgody biura.")
    waiting = stored.proposals.filter(status=Proposal.Status.WAITING).first()
    if (waiting and waiting.pk) != expected_proposal:
        raise ProposalMoved
    before = {name: getattr(stored, name) for name in IDENTITY_FIELDS}
    for name in IDENTITY_FIELDS:
        setattr(stored, name, values.get(name, before[name]))
    check(stored)
    changes = {name: getattr(stored, name) for name in IDENTITY_FIELDS if getattr(stored, name) != before[name]}
    base = {name: before[name] for name in changes}
    if waiting and (waiting.changes, waiting.base) == (changes, base):
        return waiting
    if waiting:
        _decide(waiting, Proposal.Status.WITHDRAWN, by=by)
    if not changes:
        return None
    proposal = Proposal.objects.create(
        organization=organization, changes=changes, base=base, proposed_by=by,
        created_at=waiting.created_at if waiting else timezone.now(),
    )  # fmt: skip
    record("organizations.propose", organization, by=by, proposal=proposal.pk, fields=sorted(changes))
    proposals.proposal_received(proposal)
    return proposal


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: Any) -> Proposal:
    """Withdraw the proposal; one already decided by the office does not change."""
    _decide(proposal, Proposal.Status.WITHDRAWN, by=by)
    record("organizations.withdraw_proposal", proposal.organization, by=by, proposal=proposal.pk)
    return proposal


@transaction.atomic
def approve_proposal(*, proposal: Proposal, by: Any) -> Organization:
    """Apply all proposed values to the entry or none, and notify the proposer.

    Raises BaseMoved when a proposed field has changed since, EntryRefused when another entry has the number by now.
    The slug stays, because readers know the address. Only one of two concurrent decisions wins.
    """
    stored = hold(Organization, proposal.organization_id, gone=EntryGone)
    _decide(proposal, Proposal.Status.APPROVED, by=by)
    moved = [
        name
        for name, value in proposal.changes.items()
        if getattr(stored, name) not in (proposal.base.get(name), value)
    ]
    if moved:
        raise BaseMoved(moved)
    changed = update(organization=stored, by=by, **proposal.changes)
    record("organizations.approve_proposal", changed, by=by, proposal=proposal.pk)
    proposals.proposal_approved(proposal)
    return changed


@transaction.atomic
def reject_proposal(*, proposal: Proposal, by: Any, reason: str) -> Proposal:
    """Leave the entry unchanged and send the reason to the proposer. Only one of two concurrent decisions wins."""
    if not reason.strip():
        raise DomainError("Napisz powód – organizacja powinna go poznać.")
    _decide(proposal, Proposal.Status.REJECTED, by=by, reason=reason.strip())
    record("organizations.reject_proposal", proposal.organization, by=by, proposal=proposal.pk)
    proposals.proposal_rejected(proposal)
    return proposal


def _decide(proposal: Proposal, status: str, *, by: Any, reason: str = "") -> None:
    """Decide by one conditional UPDATE; the second user gets an error with the decision."""
    waiting = Proposal.objects.filter(pk=proposal.pk, status=Proposal.Status.WAITING)
    if not waiting.update(status=status, status_changed_at=timezone.now(), decided_by=by, reason=reason):
        found = Proposal.objects.filter(pk=proposal.pk).first()
        raise DomainError(OVER[found.status] if found else "Tej propozycji już nie ma.")
    proposal.refresh_from_db()
