"""Requests for access to an existing entry, and the confirmation of the requester's address."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError
from core.limits import add_limit_error, limited, seconds_to_wait, sentence
from organizations.models import AccessRequest, Organization
from organizations.registry.forms import AccessRequestForm
from organizations.submission import actions, links
from organizations.submission.views import session
from organizations.submission.views.joining import LETTERS_AN_HOUR
from organizations.submission.views.links import link_leads_nowhere


@limited("organizations.ask_access", "10/h", keeps_form=True)
@require_http_methods(["GET", "POST"])
def ask_access(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    user = request.user
    keeps = user.is_authenticated and organization.memberships.filter(user=user).exists()
    known = {"name": user.name, "email": user.email} if user.is_authenticated else {}
    form = AccessRequestForm(request.POST if request.method == "POST" else None, initial=known)
    add_limit_error(form, request)
    if form.is_valid() and not keeps:
        try:
            return _ask(request, organization, form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
    context = {"organization": organization, "form": form, "keeps": keeps}
    return render(request, "organizations/submission/joining/ask_access.html", context)


def _ask(request, organization, said):
    is_proved = session.has_proved(request.user, said["email"])
    if not is_proved and (wait := _wait_for_letter(said["email"])):
        raise DomainError(sentence(wait))
    by = request.user if request.user.is_authenticated else None
    actions.ask(organization=organization, by=by, is_proved=is_proved, **said)
    if is_proved:
        messages.success(request, "Twój adres jest już potwierdzony, więc prośba od razu czeka na decyzję.")
    return redirect("organizations:access_asked", organization.slug)


def _wait_for_letter(email: str) -> int:
    return seconds_to_wait("organizations.access_letter", email.casefold(), LETTERS_AN_HOUR, 3600)


@require_safe
def access_asked(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    return render(request, "organizations/submission/joining/access_asked.html", {"organization": organization})


@limited("organizations.join_link", "30/m")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_access(request, token):
    """The link in the letter: a page with a button; afterwards the request waits for the decision."""
    try:
        asked, is_fresh = links.access_request_from(token)
    except Http404:
        return link_leads_nowhere(request)
    if asked.status == AccessRequest.Status.UNCONFIRMED and not is_fresh:
        return render(request, "organizations/submission/joining/access_expired.html", {"asked": asked}, status=410)
    if request.method == "POST":
        actions.confirm(request=asked)
        return redirect("organizations:confirm_access", token)
    return render(request, "organizations/submission/joining/confirm_access.html", {"asked": asked})
