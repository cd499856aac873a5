"""Alerts without an account (sign-up and the pages behind the links of letters) and in the account.

GET changes nothing, so a mail scanner may open any link.
"""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.limits import add_limit_error, limited
from grants.alerts import links
from grants.alerts.actions import profiles as actions
from grants.alerts.forms import AlertChoicesForm, AlertSignUpForm, chosen_in, fitting
from grants.alerts.selectors import address_for, address_of
from grants.choices import ALERT_CLAUSE
from grants.models import AlertProfile
from organizations.choices import Status
from organizations.membership import access
from organizations.models import Theme

SAVED = "Wybór jest zapisany. Od teraz piszemy według niego."


@never_cache
@limited("grants.alerts", "20/h", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def alerts(request):
    """The sign-up form; signed-in people are sent to their account, where the address is verified."""
    if request.user.is_authenticated:
        return redirect("grants:my_alerts")
    chosen = {"themes": Theme.objects.filter(slug__in=request.GET.getlist("temat"))}
    form = AlertSignUpForm(request.POST if request.method == "POST" else None, initial=chosen)
    add_limit_error(form, request)
    if form.is_valid():
        actions.ask_for_alerts(**form.cleaned_data)
        return redirect("grants:alerts_sent")
    return render(request, "grants/alerts/alerts.html", {"form": form})


@require_safe
def alerts_sent(request):
    """The same page for everybody, so that it does not reveal whether an address is known."""
    return render(request, "grants/alerts/sent.html", {"days": links.CONFIRM_DAYS})


def by_link(find):
    """Pass the view the profile that the link leads to, and the link; an invalid link shows its own page."""

    def decorator(view):
        @never_cache
        @wraps(view)
        def inner(request, token):
            try:
                profile = find(token)
            except Http404:
                response = render(request, "grants/alerts/wrong.html", status=404)
            else:
                response = view(request, profile, token)
            response["X-Robots-Tag"] = "noindex"
            return response

        return inner

    return decorator


@by_link(links.profile_to_confirm)
@require_http_methods(["GET", "HEAD", "POST"])
def alerts_confirm(request, profile, token):
    """A button confirms the address; the same page then reports it and links to the choices."""
    if request.method == "POST":
        actions.confirm_alerts(profile=profile)
        return redirect("grants:alerts_confirm", token)
    own = links.to_alerts(profile, address_of(profile))
    return render(request, "grants/alerts/confirm.html", {"profile": profile, "own": own})


@by_link(links.profile_from)
@require_http_methods(["GET", "HEAD", "POST"])
def alerts_change(request, profile, token):
    """Change themes and forms; stopped alerts may be resumed."""
    form = AlertChoicesForm(request.POST if request.method == "POST" else None, initial=chosen_in(profile))
    if form.is_valid() and profile.is_on:
        actions.choose_alerts(profile=profile, **form.cleaned_data)
        messages.success(request, SAVED)
        return redirect("grants:alerts_change", token)
    return render(request, "grants/alerts/change.html", {"form": form, "profile": profile, "token": token})


@csrf_exempt
@by_link(links.profile_from)
@require_http_methods(["GET", "HEAD", "POST"])
def alerts_stop(request, profile, token):
    """One POST stops the letters; mail programs send it without cookies (RFC 8058), so it is CSRF exempt."""
    if request.method == "POST":
        actions.stop_alerts(profile=profile)
        return redirect("grants:alerts_stop", token)
    return render(request, "grants/alerts/stop.html", {"profile": profile, "token": token})


@by_link(links.profile_from)
@require_POST
def alerts_resume(request, profile, token):
    actions.resume_alerts(profile=profile)
    messages.success(request, "Listy o naborach będą znowu przychodzić.")
    return redirect("grants:alerts_change", token)


STOPPED = "Listy o naborach nie będą już przychodzić."


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_alerts(request):
    """The alerts of an account: its address is verified, so they are active at once."""
    profile = AlertProfile.objects.of_person(request.user).first()
    form = _form(request, chosen_in(profile) if profile else {})
    if form.is_valid():
        actions.choose_own_alerts(user=request.user, **form.cleaned_data)
        messages.success(request, SAVED)
        return redirect("grants:my_alerts")
    context = {"form": form, "profile": profile, "clause": ALERT_CLAUSE, "address": request.user.email}
    return render(request, "grants/alerts/mine.html", context)


@login_required
@require_POST
def my_alerts_stop(request):
    for profile in AlertProfile.objects.of_person(request.user):
        actions.stop_alerts(profile=profile, by=request.user)
    messages.success(request, STOPPED)
    return redirect("grants:my_alerts")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def organization_alerts(request, slug):
    """The alerts of an organisation, prefilled from its entry until an editor chooses otherwise."""
    organization = access.organization_for_editing(request.user, slug)
    profile = AlertProfile.objects.filter(organization=organization).first()
    form = _form(request, chosen_in(profile) if profile else fitting(organization))
    if form.is_valid():
        chosen = form.cleaned_data | {"organization": organization, "by": request.user}
        actions.choose_alerts_of_organization(**chosen)
        messages.success(request, SAVED)
        return redirect("grants:organization_alerts", organization.slug)
    context = {
        "form": form,
        "profile": profile,
        "organization": organization,
        "clause": ALERT_CLAUSE,
        "address": address_for(organization),
        "is_public": organization.status == Status.PUBLISHED,
    }
    return render(request, "grants/alerts/organization.html", context)


@login_required
@require_POST
def organization_alerts_stop(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    for profile in AlertProfile.objects.filter(organization=organization):
        actions.stop_alerts(profile=profile, by=request.user)
    messages.success(request, STOPPED)
    return redirect("grants:organization_alerts", organization.slug)


def _form(request, initial: dict) -> AlertChoicesForm:
    return AlertChoicesForm(request.POST if request.method == "POST" else None, initial=initial)
