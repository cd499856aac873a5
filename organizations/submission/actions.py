"""Requests for access to an existing entry, and the submission of a new one."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from accounts.actions import person_for
from core.audit import record
from core.errors import DomainError
from organizations.choices import Status
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.registry.actions.entries import create
from organizations.submission import emails, steps

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
    """Save an access request and send a confirmation link; with a confirmed address it waits for the decision at once.

    A repeated request before the confirmation updates the same row and sends a new letter. A member is refused on the
    page when ``is_proved``, else by a letter to that address (returns None), so that membership is not revealed to
    others.
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
    """Confirm the address: the owner and the office get a letter, once, however often the link is used."""
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
    """The unconfirmed request of this address, created or updated."""
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


LIVING = (Joining.Status.OPEN, Joining.Status.SENT)
KEPT = [
    "answers", "step", "email", "person", "email_confirmed_at", "status", "status_changed_at", "version", "touched_at"
]  # fmt: skip


class AlreadySent(DomainError):
    def __init__(self):
        super().__init__("To zgłoszenie już dotarło do biura. Nie trzeba go wysyłać drugi raz.")


class Unfinished(DomainError):
    """A step is not valid yet; ``steps.wrong`` lists the steps."""

    def __init__(self):
        super().__init__("Zanim wyślesz zgłoszenie, popraw zaznaczone kroki.")


@transaction.atomic
def begin(*, answers: dict[str, Any], by: Any = None, is_proved: bool = False, **more: Any) -> Joining:
    """Save the first step and send the link to the draft.

    ``is_proved``: the user is signed in with this address, so it needs no confirmation.
    """
    joining = Joining.objects.create(
        email=answers["person_email"].strip(),
        person=answers["person"].strip(),
        answers={"1": answers, "seen": [1]} | more,
        step=2,
        user=by,
        email_confirmed_at=timezone.now() if is_proved else None,
    )
    record("organizations.begin_joining", joining, by=by)
    emails.joining_begun(joining)
    return joining


@transaction.atomic
def save_step(
    *, joining: Joining, number: int, answers: dict[str, Any], is_right: bool, is_proved: bool = False, **more: Any
) -> Joining:
    """Save the input of a step, valid or not; two tabs of one user do not overwrite each other's steps.

    A valid step is marked as seen. A submission that waited for the confirmed address becomes a draft again and must
    be sent once more. A valid first step with another address changes the draft's address: the new address gets the
    link, the old link stops working, and the address must be confirmed again. ``more`` are answers beside the steps.
    Raises AlreadySent when it is already submitted.
    """
    stored = _locked(joining)
    seen = sorted({*stored.answers.get("seen", []), *([number] if is_right else [])})
    stored.answers |= {str(number): answers, "seen": seen} | more
    has_moved = is_right and number == 1 and _take_person(stored, answers, is_proved)
    stored.step = min(steps.next_step(stored), steps.LAST)
    _keep(stored, status=Joining.Status.OPEN)
    if has_moved:
        record("organizations.move_joining", stored)
        emails.joining_begun(stored)
    return stored


@transaction.atomic
def add_answers(*, joining: Joining, **more: dict[str, Any]) -> Joining:
    """Merge further answers into the named parts: ``add_answers(joining=…, krs={…})``."""
    stored = _locked(joining)
    for part, answers in more.items():
        name = part.removeprefix("step_")
        stored.answers[name] = stored.answers.get(name, {}) | answers
    _keep(stored, status=Joining.Status.OPEN)
    return stored


@transaction.atomic
def send_link_again(*, joining: Joining) -> Joining:
    """Send a new letter with a new link, valid for thirty days; the answers do not change."""
    stored = _locked(joining)
    _keep(stored)
    letter = emails.joining_confirm if stored.status == Joining.Status.SENT else emails.joining_begun
    letter(stored)
    return stored


@transaction.atomic
def prove(*, joining: Joining) -> Joining:
    """Confirm the address: its owner opened the link in the letter and pressed the button."""
    Joining.objects.filter(pk=joining.pk, email=joining.email, email_confirmed_at=None).update(
        email_confirmed_at=timezone.now()
    )
    Joining.objects.filter(pk=joining.pk, status__in=LIVING).update(touched_at=timezone.now())
    joining.refresh_from_db()
    return joining


@transaction.atomic
def hand_over(*, joining: Joining) -> Joining:
    """Submit the draft to the office: at once if the address is confirmed, else after the confirmation.

    However often it is sent, also concurrently, one entry is created: one conditional UPDATE decides which request
    creates it, the others get AlreadySent. Raises Unfinished while a step is invalid, EntryRefused when the registry
    refuses the values; then nothing has changed.
    """
    stored = _locked(joining)
    whole = steps.whole(stored)
    if whole is None:
        raise Unfinished
    if stored.email_confirmed_at is None:
        return _wait_for_proof(stored)
    now = timezone.now()
    living = Joining.objects.filter(pk=stored.pk, status__in=LIVING)
    if not living.update(status=Joining.Status.DONE, status_changed_at=now, touched_at=now, version=F("version") + 1):
        raise AlreadySent
    return _enter(stored, whole)


def _enter(joining: Joining, whole: steps.JoiningAnswers) -> Joining:
    """Create the entry and its owner, and send both letters. The submission counts as a confirmation of the entry."""
    person = person_for(email=joining.email, name=joining.person)
    facts = whole.values | {"confirmed_on": timezone.localdate()}
    entry = create(by=person, status=Status.SUBMITTED, contact=whole.contact, **facts)
    Membership.objects.create(organization=entry, user=person, role=Membership.Role.OWNER)
    Joining.objects.filter(pk=joining.pk).update(organization=entry, user=person)
    joining.refresh_from_db()
    record("organizations.join", entry, by=person, joining=joining.pk)
    emails.joining_received(joining)
    emails.joining_waits(joining)
    return joining


def _wait_for_proof(joining: Joining) -> Joining:
    opened = Joining.objects.filter(pk=joining.pk, status=Joining.Status.OPEN)
    if opened.update(status=Joining.Status.SENT, status_changed_at=timezone.now(), version=F("version") + 1):
        joining.refresh_from_db()
        record("organizations.send_joining", joining)
        emails.joining_confirm(joining)
    return joining


def _locked(joining: Joining) -> Joining:
    """Lock the row until the end of the transaction; raises AlreadySent if it is already submitted."""
    stored = Joining.objects.select_for_update().filter(pk=joining.pk, status__in=LIVING).first()
    if stored is None:
        raise AlreadySent
    return stored


def _keep(stored: Joining, *, status: str = "") -> None:
    now = timezone.now()
    if status and status != stored.status:
        stored.status, stored.status_changed_at = status, now
    stored.version += 1
    stored.touched_at = now
    stored.save(update_fields=KEPT)


def _take_person(stored: Joining, answers: dict[str, Any], is_proved: bool) -> bool:
    """Update the person; returns whether the address has changed."""
    email, before = answers["person_email"].strip(), stored.email
    stored.person = answers["person"].strip()
    if is_proved and stored.email_confirmed_at is None:
        stored.email_confirmed_at = timezone.now()
    if email.casefold() == before.casefold():
        return False
    stored.email = email
    stored.email_confirmed_at = timezone.now() if is_proved else None
    return True
