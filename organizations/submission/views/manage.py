"""The organisation's own view of its entry: its state, and links to each part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from core.history import versions
from organizations.choices import Status
from organizations.membership import access
from organizations.models import Membership, Organization, Proposal
from organizations.moderation import actions
from organizations.moderation import actions as proposals_actions
from organizations.moderation.emails.proposals import differences
from organizations.registry import history, selectors
from organizations.registry.actions import entries
from organizations.submission.forms import PARTS, IdentityForm

ON_PAGE = 20
#: Internal fields, visible only to the office.
OFFICE_ONLY = ("office_notes",)


@require_safe
@login_required
def manage(request, slug):
    organization = access.organization_for_member(request.user, slug)
    proposals = organization.proposals.select_related("organization").exclude(status=Proposal.Status.WITHDRAWN)
    last = proposals.order_by("-status_changed_at").first()
    context = {
        "organization": organization,
        "can_edit": organization.status in access.EDITABLE,
        "is_public": organization.status == Status.PUBLISHED,
        "parts": [("nazwa", IdentityForm.title), *((word, form.title) for word, form in PARTS.items())],
        "proposal": last,
        "differences": differences(last) if last else [],
    } | selectors.confirmation(organization.confirmed_on)
    return render(request, "organizations/submission/manage/manage.html", context)


@require_POST
@login_required
def confirm(request, slug):
    """Confirm by one button that the entry is true today."""
    organization = access.organization_for_editing(request.user, slug)
    said = "Dziękujemy! Zapisaliśmy, że dane są aktualne."
    return _do(request, slug, said, entries.confirm, organization=organization)


@require_POST
@login_required
def resubmit(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    said = "Wpis jest znowu w biurze. Odpowiedź przyjdzie e-mailem."
    return _do(request, slug, said, actions.resubmit, organization=organization)


@require_POST
@login_required
def withdraw_proposal(request, slug, pk):
    proposal = access.proposal_of(access.organization_for_editing(request.user, slug), pk)
    return _do(request, slug, "Propozycja jest wycofana.", proposals_actions.withdraw_proposal, proposal=proposal)


@require_safe
@login_required
def changes(request, slug):
    """Kept versions of the entry, newest first, each with its changes."""
    organization = access.organization_for_member(request.user, slug)
    kept = versions(Organization, organization.pk, number=request.GET.get("strona"), on_page=ON_PAGE)
    page = kept.page
    members = dict(Membership.objects.filter(organization=organization).values_list("user_id", "user__name"))
    lines = [(line, _who(line.record.history_user, members)) for line in history.lines(kept, without=OFFICE_ONLY)]
    context = {"organization": organization, "page": page, "lines": lines}
    return render(request, "organizations/submission/manage/changes.html", context)


def _who(user, members: dict[int, str]) -> str:
    """Members see each other's names; others are shown only as the office or the organisation."""
    if user is None:
        return "portal"
    if user.pk in members:
        return members[user.pk] or user.email
    return "biuro" if user.is_staff else "osoba z organizacji"


def _do(request, slug, said, action, **what):
    """Run one action and show its result on the entry's page."""
    try:
        action(by=request.user, **what)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("organizations:manage", slug)
