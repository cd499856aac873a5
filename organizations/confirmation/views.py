"""The page of the confirmation link: confirm by one button, or report changes. No sign-in.

GET changes nothing, so a mail scanner may open the link. A used, expired or invalid link gets a friendly explanation.
"""

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from core.limits import add_limit_error, limited
from organizations.choices import Status
from organizations.confirmation import actions, facts, links
from organizations.confirmation.forms import ChangesForm
from organizations.confirmation.links import LinkBroken
from organizations.models import ConfirmationRequest


@never_cache
@limited("organizations.confirmation", "30/h")
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request, token):
    """The facts and two options; POST confirms them."""
    question, refusal = _open(request, token)
    if refusal:
        return refusal
    problem = ""
    if request.method == "POST":
        try:
            actions.confirm_by_link(request=question)
        except DomainError as error:
            problem = str(error)
        else:
            return redirect("organizations:confirmation", token)
    if question.answered_at:
        return _page(request, "done", question)
    return _page(request, "ask", question, problem=problem, token=token, **_ways(request, question))


@never_cache
@limited("organizations.confirmation_changes", "10/h", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def changes(request, token):
    """Report outdated facts in plain words, for the office to correct."""
    question, refusal = _open(request, token)
    if refusal:
        return refusal
    form = ChangesForm(request.POST if request.method == "POST" else None)
    add_limit_error(form, request)
    if form.is_valid():
        try:
            actions.tell_of_changes(request=question, message=form.cleaned_data["message"])
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organizations:confirmation_changes_told", token)
    return _page(request, "changes", question, form=form, token=token)


@never_cache
@require_http_methods(["GET", "HEAD"])
def changes_told(request, token):
    question, refusal = _open(request, token)
    return refusal or _page(request, "told", question)


def _open(request, token: str):
    """The confirmation request of the link, or the page that explains why it cannot be answered."""
    try:
        question, is_fresh = links.request_from(token)
    except LinkBroken:
        return None, render(request, "organizations/confirmation/broken.html", status=404)
    if question.organization.status != Status.PUBLISHED:
        return question, _page(request, "closed", question, status=410)
    if not is_fresh:
        return question, _page(request, "expired", question, status=410)
    return question, None


def _ways(request, question: ConfirmationRequest) -> dict[str, object]:
    """How this visitor may correct the entry: as a member, after signing in, or by a message to the office."""
    memberships = question.organization.memberships
    is_member = request.user.is_authenticated and memberships.filter(user=request.user).exists()
    return {
        "facts": facts.main_facts(question.organization),
        "is_member": is_member,
        "has_people": is_member or memberships.exists(),
    }


def _page(request, name: str, question: ConfirmationRequest, *, status: int = 200, **context):
    context |= {"question": question, "organization": question.organization}
    return render(request, f"organizations/confirmation/{name}.html", context, status=status)
