"""Invitations to an entry by e-mail, and the page where the invited person answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from core.errors import DomainError
from core.limits import account_of, add_limit_error, limited
from organizations.membership import access, actions
from organizations.membership.forms import InvitationForm
from organizations.models import Invitation


@require_http_methods(["GET", "POST"])
@login_required
@limited("organizations.invite", "20/d", by=account_of, keeps_form=True)
def invite(request, slug):
    organization = access.organization_for_owner(request.user, slug)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    add_limit_error(form, request)
    if form.is_valid():
        try:
            actions.invite(organization=organization, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, f"Zaproszenie na adres {form.cleaned_data['email']} jest w drodze.")
            return redirect("organizations:people", slug)
    return render(request, "organizations/membership/invite.html", {"organization": organization, "form": form})


@require_POST
@login_required
@limited("organizations.invite", "20/d", by=account_of)
def resend(request, slug, pk):
    invitation = access.invitation_of(access.organization_for_owner(request.user, slug), pk)
    said = "Zaproszenie jest wysłane jeszcze raz."
    return _do(request, slug, said, actions.resend_invitation, invitation)


@require_POST
@login_required
def withdraw(request, slug, pk):
    invitation = access.invitation_of(access.organization_for_owner(request.user, slug), pk)
    said = "Zaproszenie jest wycofane. Odnośnik z listu już nie działa."
    return _do(request, slug, said, actions.withdraw_invitation, invitation)


@never_cache
@require_http_methods(["GET", "POST"])
@limited("organizations.answer_invitation", "30/h")
def invitation(request, token):
    """GET changes nothing, so a mail scanner may open the link; the buttons answer, once."""
    found = access.invitation_from(token)
    if over := _why_over(found, token):
        return _closed(request, over, found)
    account = User.objects.filter(email__iexact=found.email).first()
    if request.user.is_authenticated and request.user != account:
        return _closed(request, actions.NOT_FOR_YOU, found, status=403)
    if request.method == "POST" and "decline" in request.POST:
        return _answer(request, found, token, actions.decline_invitation)
    if account and not request.user.is_authenticated and request.method == "POST":
        return redirect_to_login(request.path)
    if request.method == "POST":
        by = request.user if request.user.is_authenticated else None
        return _answer(request, found, token, actions.accept_invitation, by=by)
    must_sign_in = account is not None and not request.user.is_authenticated
    context = {"invitation": found, "organization": found.organization, "must_sign_in": must_sign_in}
    return render(request, "organizations/membership/invitation.html", context)


@never_cache
@require_safe
def answered(request, token):
    """After the answer: how to sign in, or goodbye."""
    found = access.invitation_from(token)
    if found.status not in (Invitation.Status.ACCEPTED, Invitation.Status.DECLINED):
        return redirect("organizations:invitation", token)
    context = {"invitation": found, "organization": found.organization}
    return render(request, "organizations/membership/answered.html", context)


def _why_over(found: Invitation, token: str) -> str:
    if found.status == Invitation.Status.WAITING and found.expires_at > timezone.now() and access.is_fresh(token):
        return ""
    return actions.OVER[found.status]


def _answer(request, found, token, action, **what):
    try:
        action(invitation=found, **what)
    except DomainError as error:
        return _closed(request, str(error), found)
    if found.status == Invitation.Status.ACCEPTED and request.user.is_authenticated:
        messages.success(request, "Zaproszenie przyjęte. Możesz teraz zmieniać ten wpis.")
        return redirect("organizations:manage", found.organization.slug)
    return redirect("organizations:answered", token)


def _closed(request, sentence, found, *, status=410):
    """A friendly page without buttons: used, withdrawn, expired, or addressed to another account."""
    is_mine = request.user.is_authenticated and found.organization.memberships.filter(user=request.user).exists()
    context = {"sentence": sentence, "organization": found.organization, "is_mine": is_mine}
    return render(request, "organizations/membership/closed.html", context, status=status)


def _do(request, slug, said, action, found):
    try:
        action(invitation=found, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("organizations:people", slug)
