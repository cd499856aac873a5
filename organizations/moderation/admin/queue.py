"""The office's queue: submissions, proposed changes and access requests; each is decided on one page."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst

from core.admin import pages
from core.conflicts.differences import Wording
from core.errors import DomainError
from core.text.polish import quoted
from core.when import how_long
from organizations.choices import Status
from organizations.membership import actions as people_actions
from organizations.models import IDENTITY_FIELDS, AccessRequest, InternalContact, Membership, Organization, Proposal
from organizations.moderation import actions as proposals_actions
from organizations.moderation.actions import ChangedMeanwhile, decide_submission
from organizations.moderation.forms import AccessForm, DecisionForm, ProposalForm, SubmissionForm
from organizations.registry import duplicates, history

QUEUE = "admin:organizations_organization_queue"
SHOWN = 100
COMPARED_AT_MOST = 2000
GROUPS = [
    ("Nazwa i rejestry", ["name", "short_name", "legal_form", "krs", "nip", "regon", "register_kind",
        "register_number", "founded_year", "founded_on", "is_social_enterprise", "has_business_activity"]),
    ("Czym się zajmuje", ["mission", "themes", "spheres", "target_groups", "description", "is_seeking_volunteers",
        "volunteering_info"]),
    ("Gdzie jest i jak się skontaktować", ["street", "postal_code", "city", "district", "phone", "email", "website",
        "facebook_url", "instagram_url", "youtube_url", "x_url", "accepts_messages", "opening_hours"]),
    ("Dostępność i wsparcie", ["access_features", "access_notes", "public_benefit_as_of", "bank_account"]),
]  # fmt: skip
SAID = {
    "approve": "Wpis {} jest opublikowany.",
    "changes": "Wpis {} wrócił do poprawy.",
    "reject": "Wpis {} jest odrzucony.",
}

SAID_OF_PROPOSAL = {
    "approve": "Zmiana we wpisie {} jest zapisana.",
    "reject": "Zmiana we wpisie {} jest odrzucona.",
}
SAID_OF_ACCESS = {
    "approve": "Dostęp do wpisu {} jest przyznany.",
    "reject": "Odmowa dostępu do wpisu {} jest wysłana.",
}


def queue(modeladmin, request):
    """All waiting items that this user may decide on, oldest first."""
    sections = {
        name: waiting() if request.user.has_perm(f"organizations.change_{name}") else None
        for name, waiting in KINDS.items()
    }
    if all(rows is None for rows in sections.values()):
        raise PermissionDenied
    return render(modeladmin, request, "queue", title="Kolejka zgłoszeń", shown=SHOWN, **sections)


def submission(modeladmin, request, pk: int):
    """One submission: its content, the submitter, similar entries, three buttons."""
    entry = get_object_or_404(Organization, pk=pk)
    if not modeladmin.has_change_permission(request, entry):
        raise PermissionDenied
    initial = {"seen_at": entry.updated_at}
    form = SubmissionForm(request.POST if request.method == "POST" else None, initial=initial)
    if done := _decided(modeladmin, request, form, _submission_steps(entry, form, request.user), entry):
        return done
    return render(
        modeladmin, request, "submission", title=f"Zgłoszenie: {entry}", entry=entry, form=form,
        is_waiting=entry.status == Status.SUBMITTED, waits=how_long(entry.status_changed_at), groups=_facts(entry),
        joining=getattr(entry, "joining", None), people=entry.memberships.select_related("user"),
        contact=InternalContact.objects.filter(organization=entry).first(), similar=_similar(entry),
        has_photos=entry.photos.exists(), has_documents=entry.documents.exists(),
    )  # fmt: skip


def proposal(modeladmin, request, pk: int):
    """One proposed change of identity: the value when proposed, the current one, the proposed one."""
    found = get_object_or_404(Proposal.objects.select_related("organization", "proposed_by", "decided_by"), pk=pk)
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    form = ProposalForm(request.POST if request.method == "POST" else None)
    steps = {
        "approve": lambda: proposals_actions.approve_proposal(proposal=found, by=request.user),
        "reject": lambda: proposals_actions.reject_proposal(
            proposal=found, by=request.user, reason=form.cleaned_data["reason"]
        ),
    }
    if done := _decided(modeladmin, request, form, steps, found.organization, SAID_OF_PROPOSAL):
        return done
    found.refresh_from_db()
    rows = differences(found)
    return render(
        modeladmin, request, "proposal", title=f"Propozycja zmiany: {found.organization}", proposal=found, form=form,
        entry=found.organization, rows=rows, is_waiting=found.status == Proposal.Status.WAITING,
        has_conflict=any(row["has_moved"] for row in rows), waits=how_long(found.created_at),
    )  # fmt: skip


def access_request(modeladmin, request, pk: int):
    """One access request, with the current people of the entry."""
    seen = AccessRequest.objects.exclude(status=AccessRequest.Status.UNCONFIRMED)
    found = get_object_or_404(seen.select_related("organization", "decided_by"), pk=pk)
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    people = list(found.organization.memberships.select_related("user"))
    has_owner = any(each.role == Membership.Role.OWNER for each in people)
    initial = {"role": Membership.Role.EDITOR if has_owner else Membership.Role.OWNER}
    form = AccessForm(request.POST if request.method == "POST" else None, initial=initial)
    steps = _access_steps(found, form, request.user)
    if done := _decided(modeladmin, request, form, steps, found.organization, SAID_OF_ACCESS):
        return done
    found.refresh_from_db()
    return render(
        modeladmin, request, "access_request", title=f"Prośba o dostęp: {found.organization}", request_=found,
        form=form, entry=found.organization, people=people, has_owner=has_owner, waits=how_long(found.created_at),
        is_waiting=found.status == AccessRequest.Status.WAITING,
    )  # fmt: skip


PAGES = [
    ("kolejka/", queue, "queue", ["GET", "HEAD"]),
    ("kolejka/<int:pk>/", submission, "submission", ["GET", "HEAD", "POST"]),
]


def submissions() -> list[dict]:
    waiting = Organization.objects.filter(status=Status.SUBMITTED).select_related("joining")
    return [
        {"entry": entry, "waits": how_long(entry.status_changed_at)}
        for entry in waiting.order_by("status_changed_at", "pk")[:SHOWN]
    ]


def proposals() -> list[dict]:
    waiting = Proposal.objects.filter(status=Proposal.Status.WAITING).select_related("organization")
    wording = history.wording()
    return [
        {"proposal": one, "waits": how_long(one.created_at), "rows": differences(one, wording)}
        for one in waiting.order_by("created_at", "pk")[:SHOWN]
    ]


def access_requests() -> list[dict]:
    owners = Membership.objects.filter(organization=OuterRef("organization"), role=Membership.Role.OWNER)
    waiting = AccessRequest.objects.filter(status=AccessRequest.Status.WAITING).select_related("organization")
    return [
        {"request": one, "waits": how_long(one.created_at)}
        for one in waiting.annotate(has_owner=Exists(owners)).order_by("created_at", "pk")[:SHOWN]
    ]


KINDS: dict[str, Callable[[], list[dict]]] = {
    "organization": submissions,
    "proposal": proposals,
    "accessrequest": access_requests,
}


def differences(one: Proposal, wording: Wording | None = None) -> list[dict]:
    """Each proposed field: its current value, the proposed one, and whether it changed since the proposal."""
    wording = wording or history.wording()
    rows = []
    for name in IDENTITY_FIELDS:
        if name not in one.changes:
            continue
        now, then, value = getattr(one.organization, name), one.base.get(name), one.changes[name]
        rows.append(
            {
                "label": capfirst(history.label(name)),
                "then": wording.show(name, then),
                "now": wording.show(name, now),
                "new": wording.show(name, value),
                "has_moved": now not in (then, value),
            }
        )
    return rows


def render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/organizations/queue/{template}.html", **context)


def _decided(modeladmin, request, form: DecisionForm, steps: dict, entry: Organization, said: dict | None = None):
    """Apply the decision and return to the queue; a refusal is shown above the form, which keeps its input."""
    if not form.is_valid():
        return None
    try:
        steps[form.decision]()
    except ChangedMeanwhile as error:
        entry.refresh_from_db()
        form.data = form.data.copy()
        form.data["seen_at"] = entry.updated_at.isoformat()
        form.add_error(None, str(error))
        return None
    except DomainError as error:
        entry.refresh_from_db()
        form.add_error(None, str(error))
        return None
    modeladmin.message_user(request, (said or SAID)[form.decision].format(quoted(entry)))
    return redirect(QUEUE)


def _submission_steps(entry: Organization, form: SubmissionForm, by) -> dict[str, Callable]:
    def step():
        return decide_submission(organization=entry, decision=form.decision, by=by, **form.cleaned_data)

    return dict.fromkeys(form.choices, step)


def _access_steps(found: AccessRequest, form: AccessForm, by) -> dict[str, Callable]:
    return {
        "approve": lambda: people_actions.grant_access(request=found, by=by, role=form.cleaned_data["role"] or None),
        "reject": lambda: people_actions.refuse_access(request=found, by=by, reason=form.cleaned_data["reason"]),
    }


def _facts(entry: Organization) -> list[tuple[str, list[tuple[str, str]]]]:
    """The filled fields, in groups."""
    snapshot, wording = history.snapshot(entry), history.wording()
    groups = []
    for title, names in GROUPS:
        told = [(capfirst(history.label(name)), wording.show(name, snapshot[name])) for name in names]
        groups.append((title, [(label, words) for label, words in told if words]))
    return groups


def _similar(entry: Organization) -> list[dict]:
    """Other entries that may be the same body. A very large registry is compared only on the duplicates page."""
    if Organization.objects.count() > COMPARED_AT_MOST:
        return []
    pairs = [pair for pair in duplicates.pairs() if entry.pk in (pair.first, pair.second)]
    others = Organization.objects.in_bulk([pair.first + pair.second - entry.pk for pair in pairs])
    return [{"other": others[pair.first + pair.second - entry.pk], "reason": pair.reason} for pair in pairs]
