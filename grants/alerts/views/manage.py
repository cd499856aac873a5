"""Alerts in the account: one's own, and those of an organisation that one keeps the entry of."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grants.alerts.account_facts import address_for
from grants.alerts.actions import profiles as actions
from grants.alerts.forms import AlertChoicesForm, chosen_in, fitting
from grants.alerts.views.public import SAVED
from grants.choices import ALERT_CLAUSE
from grants.models import AlertProfile
from organizations.choices import Status
from organizations.membership import access

STOPPED = "Listy o naborach nie będą już przychodzić."


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_alerts(request):
    """One's own: the address of the account is proved, so they are on at once."""
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
    """An organisation's, filled in by its entry until somebody chooses otherwise."""
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
