"""Who keeps an entry: its people, invitations, requests for access."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from organizations import access


@require_safe
@login_required
def people(request, slug):
    organization = access.organization_for_member(request.user, slug)
    return render(request, "organizations/people/people.html", {"organization": organization})


@require_http_methods(["GET", "POST"])
def invitation(request, token):
    invitation = access.invitation_from(token)
    return render(request, "organizations/people/invitation.html", {"invitation": invitation})
