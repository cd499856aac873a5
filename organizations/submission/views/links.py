"""Links from the letters of a submission. Opening one changes nothing; the button on the page does."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from core.limits import limited, seconds_to_wait, too_many
from organizations.models import Joining
from organizations.submission import actions as actions
from organizations.submission import links
from organizations.submission.actions import AlreadySent, Unfinished
from organizations.submission.views import session
from organizations.submission.views.joining import LETTERS_AN_HOUR, hand_over


@limited("organizations.join_link", "30/m")
@require_http_methods(["GET", "HEAD", "POST"])
def join_link(request, token):
    """Open a draft on any device; for a sent one, confirm the address."""
    try:
        joining, is_fresh = links.joining_from(token)
    except Http404:
        return link_leads_nowhere(request)
    if joining.status == Joining.Status.DROPPED:
        return link_leads_nowhere(request)
    if joining.status == Joining.Status.DONE:
        return render(request, "organizations/submission/joining/arrived.html", {"joining": joining})
    if not is_fresh:
        return render(request, "organizations/submission/joining/link_expired.html", {"token": token}, status=410)
    if request.method == "POST":
        return _open(request, joining)
    return render(request, "organizations/submission/joining/link.html", {"joining": joining})


def link_leads_nowhere(request):
    return render(request, "organizations/submission/joining/link_wrong.html", status=404)


def _open(request, joining: Joining):
    """Open the draft on this device; a sent one that only needed the confirmed address is submitted."""
    joining = actions.prove(joining=joining)
    session.remember(request, joining)
    if joining.status != Joining.Status.SENT:
        return session.go_on(request)
    try:
        return hand_over(request, joining)
    except Unfinished as error:
        messages.warning(request, str(error))
        return redirect("organizations:join_check")


@limited("organizations.join_link", "30/m")
@require_POST
def join_new_link(request, token):
    """Send a new link, only to the address of the old one."""
    try:
        joining, _ = links.joining_from(token)
        if wait := seconds_to_wait("organizations.join_letter", joining.email.casefold(), LETTERS_AN_HOUR, 3600):
            return too_many(request, wait)
        actions.send_link_again(joining=joining)
    except Http404:
        return link_leads_nowhere(request)
    except AlreadySent as error:
        messages.info(request, str(error))
    else:
        messages.success(request, "Wysłaliśmy nowy link. Sprawdź pocztę.")
    return redirect("organizations:join")
