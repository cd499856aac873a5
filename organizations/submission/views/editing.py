"""Edit an entry part by part: published at once, or proposed to the office if it changes the identity."""

import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.errors import ConflictError, DomainError
from core.refusals import add_errors
from organizations.choices import Status
from organizations.membership import access
from organizations.models import Proposal
from organizations.moderation import actions
from organizations.registry.actions import entries
from organizations.submission.forms import PARTS, IdentityForm

SAVED = "Zmiany są zapisane."
SAVED_AND_PUBLIC = "Zmiany są zapisane i od razu widoczne na portalu."
PROPOSED = "Propozycja czeka na biuro. Do czasu decyzji na portalu widać dotychczasowe dane."
NOTHING_PROPOSED = "Dane są takie jak we wpisie, więc nic nie czeka na decyzję biura."


@require_http_methods(["GET", "POST"])
@login_required
def edit(request, slug, part):
    """One part of the entry that the organisation edits without approval.

    If another user saves at the same time, the entry is read again and compared with the input.
    """
    organization = access.organization_for_editing(request.user, slug)
    if part not in PARTS:
        raise Http404
    form = PARTS[part](_data(request), instance=copy.copy(organization))
    if form.is_valid():
        try:
            entries.update(
                organization=organization, by=request.user, seen_at=form.cleaned_data["seen_at"], **form.values()
            )
        except ConflictError:
            return edit(request, slug, part)
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, SAVED_AND_PUBLIC if organization.status == Status.PUBLISHED else SAVED)
            return redirect("organizations:manage", slug)
    return _page(request, organization, form)


@require_http_methods(["GET", "POST"])
@login_required
def identity(request, slug):
    """Name, legal form and registers; a waiting proposal is shown here and can be changed."""
    organization = access.organization_for_editing(request.user, slug)
    form = _identity_form(request, organization)
    if form.is_valid():
        try:
            done = actions.change_identity(
                organization=organization,
                by=request.user,
                values=form.values(),
                seen_at=form.cleaned_data["seen_at"],
                expected_proposal=form.waiting and form.waiting.pk,
            )
        except (ConflictError, actions.ProposalMoved):
            return identity(request, slug)
        except DomainError as error:
            add_errors(form, error)
        else:
            is_waiting = isinstance(done, Proposal)
            messages.success(request, PROPOSED if is_waiting else SAVED if done else NOTHING_PROPOSED)
            return redirect("organizations:manage", slug)
    return _page(request, organization, form, needs_office=organization.status in actions.VOUCHED)


def _identity_form(request, organization):
    """The entry with the waiting proposal applied, because that is what its people want to publish."""
    waiting = organization.proposals.filter(status=Proposal.Status.WAITING).first()
    wanted = copy.copy(organization)
    for name, value in (waiting.changes if waiting else {}).items():
        setattr(wanted, name, value)
    return IdentityForm(_data(request), instance=wanted, waiting=waiting)


def _data(request):
    return request.POST if request.method == "POST" else None


def _page(request, organization, form, **context):
    context |= {"organization": organization, "form": form}
    return render(request, "organizations/submission/manage/part.html", context)
