"""The life of an entry: published, suspended, ended, sent back, rejected."""

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
    *, organization: Organization, decision: str, by: Any, seen_at: datetime, reason: str = ""
) -> Organization:
    """Approve, send back or reject a waiting entry; the person behind it gets a letter.

    Of two workers who decide at once, the second hears what the first decided; an entry that is no longer the one
    that was read is not decided on.
    """
    stored = hold(Organization, organization.pk, gone=EntryGone)
    if stored.status != Status.SUBMITTED:
        raise WrongState(f"To zgłoszenie jest już rozstrzygnięte. Stan wpisu: {stored.get_status_display()}.")
    if stored.updated_at != seen_at:
        raise ChangedMeanwhile
    return move(organization=stored, to=DECISIONS[decision], by=by, reason="" if decision == "approve" else reason)


#: States in which the office has not yet vouched for the entry: the organisation mends everything itself.
UNDECIDED = (Status.SUBMITTED, Status.NEEDS_CHANGES)
VOUCHED = (Status.PUBLISHED, Status.SUSPENDED)
OVER = {
    Proposal.Status.APPROVED: "Ta propozycja jest już przyjęta.",
    Proposal.Status.REJECTED: "Ta propozycja jest już odrzucona.",
    Proposal.Status.WITHDRAWN: "Organizacja wycofała albo zmieniła tę propozycję. Wróć do kolejki i zobacz, co czeka.",
    Proposal.Status.WAITING: "Ta propozycja nadal czeka. Spróbuj jeszcze raz.",
}


class ProposalMoved(DomainError):
    """Somebody of the organisation, or the office, did something to the proposal since this page was opened."""

    def __init__(self):
        super().__init__("Ktoś w tym czasie zmienił albo rozstrzygnął propozycję. Porównaj zmiany i zapisz ponownie.")


class BaseMoved(DomainError):
    """The entry has changed since the proposal was made; ``fields`` names what."""

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
    """Change who the organisation says it is: at once until the office has vouched for it, then by a proposal."""
    stored = hold(Organization, organization.pk, gone=EntryGone)
    if stored.status in UNDECIDED:
        return update(organization=stored, by=by, seen_at=seen_at, **values)
    return propose(organization=stored, by=by, values=values, expected_proposal=expected_proposal)


@transaction.atomic
def propose(
    *, organization: Organization, by: Any, values: dict[str, str], expected_proposal: int | None = None
) -> Proposal | None:
    """Put new identity values beside the entry and tell the office; what is published stays as it is.

    ``expected_proposal`` is the waiting one that the person saw: when it is no longer that one, ProposalMoved.
    Values that equal the entry's take a waiting proposal back and leave none. Raises EntryRefused when the
    facts break a rule, a number that another organisation has among them.
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
    """The organisation takes its wish back; one that the office has decided on stays decided."""
    _decide(proposal, Proposal.Status.WITHDRAWN, by=by)
    record("organizations.withdraw_proposal", proposal.organization, by=by, proposal=proposal.pk)
    return proposal


@transaction.atomic
def approve_proposal(*, proposal: Proposal, by: Any) -> Organization:
    """Put the proposed values into the entry and tell who proposed them: all of it or nothing.

    BaseMoved when a proposed field has changed since; EntryRefused when another entry has the number by now.
    The address of the entry stays: its readers know it. Of two who decide at once, one.
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
    """Leave the entry as it is and tell who proposed why. Of two who decide at once, one."""
    if not reason.strip():
        raise DomainError("Napisz powód – organizacja powinna go poznać.")
    _decide(proposal, Proposal.Status.REJECTED, by=by, reason=reason.strip())
    record("organizations.reject_proposal", proposal.organization, by=by, proposal=proposal.pk)
    proposals.proposal_rejected(proposal)
    return proposal


def _decide(proposal: Proposal, status: str, *, by: Any, reason: str = "") -> None:
    """One conditional UPDATE; whoever comes second hears what became of it."""
    waiting = Proposal.objects.filter(pk=proposal.pk, status=Proposal.Status.WAITING)
    if not waiting.update(status=status, status_changed_at=timezone.now(), decided_by=by, reason=reason):
        found = Proposal.objects.filter(pk=proposal.pk).first()
        raise DomainError(OVER[found.status] if found else "Tej propozycji już nie ma.")
    proposal.refresh_from_db()
