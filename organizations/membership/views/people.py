"""The people of an entry: members, access requests, transfer of ownership, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from core.text.polish import quoted
from organizations.membership import access
from organizations.membership import actions as people_actions
from organizations.membership.forms import RefusalForm
from organizations.models import AccessRequest, Invitation


@require_safe
@login_required
def people(request, slug):
    organization = access.organization_for_member(request.user, slug)
    members = list(organization.memberships.select_related("user"))
    is_owner = any(each.user_id == request.user.pk and each.role == "owner" for each in members)
    context = {
        "organization": organization,
        "members": members,
        "is_owner": is_owner,
        "has_owner": any(each.role == "owner" for each in members),
        "invitations": organization.invitations.filter(status=Invitation.Status.WAITING) if is_owner else [],
        "requests": organization.access_requests.filter(status=AccessRequest.Status.WAITING) if is_owner else [],
        "now": timezone.now(),
    }
    return render(request, "organizations/membership/people.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request, slug, pk):
    organization = access.organization_for_owner(request.user, slug)
    member = access.member_of(organization, pk)
    if request.method == "POST":
        said = f"Opiekunem wpisu jest teraz {member.user}."
        return _do(request, slug, said, people_actions.hand_over, membership=member, by=request.user)
    return _ask(request, organization, "hand_over", member=member)


@require_http_methods(["GET", "POST"])
@login_required
def remove(request, slug, pk):
    organization = access.organization_for_owner(request.user, slug)
    member = access.member_of(organization, pk)
    if request.method == "POST":
        said = f"{member.user} nie ma już dostępu do wpisu."
        return _do(request, slug, said, people_actions.remove_member, membership=member, by=request.user)
    return _ask(request, organization, "remove", member=member)


@require_http_methods(["GET", "POST"])
@login_required
def leave(request, slug):
    """End one's own membership; the entry's pages are then closed, so redirect to the home page."""
    organization = access.organization_for_member(request.user, slug)
    if request.method == "POST":
        try:
            people_actions.leave(organization=organization, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("organizations:people", slug)
        messages.success(request, f"Nie masz już dostępu do wpisu {quoted(organization)}.")
        return redirect("home")
    is_last = not organization.memberships.exclude(user=request.user).exists()
    return _ask(request, organization, "leave", is_last=is_last, is_owner=access.is_owner(request.user, organization))


@require_POST
@login_required
def grant(request, slug, pk):
    asked = access.access_request_of(access.organization_for_owner(request.user, slug), pk)
    said = f"{asked.name} ma teraz dostęp do wpisu. Wysłaliśmy o tym list."
    return _do(request, slug, said, people_actions.grant_access, request=asked, by=request.user)


@require_http_methods(["GET", "POST"])
@login_required
def refuse(request, slug, pk):
    organization = access.organization_for_owner(request.user, slug)
    asked = access.access_request_of(organization, pk)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = "Odmowa jest zapisana. Wysłaliśmy list z wyjaśnieniem."
        return _do(
            request, slug, said, people_actions.refuse_access, request=asked, by=request.user, **form.cleaned_data
        )
    context = {"organization": organization, "asked": asked, "form": form}
    return render(request, "organizations/membership/refuse.html", context)


def _ask(request, organization, step, **context):
    """A page that says what will happen, with the confirm button."""
    return render(request, f"organizations/membership/{step}.html", context | {"organization": organization})


def _do(page, slug, said, action, /, **what):
    try:
        action(**what)
    except DomainError as error:
        messages.error(page, str(error))
    else:
        messages.success(page, said)
    return redirect("organizations:people", slug)
