"""An organisation asks for a stand at the festival, sees what became of it, takes it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from core.limits import account_of, limited, tell
from events import access
from events.festival.actions import stands as stands_actions
from events.festival.forms import StandForm


@limited("events.stand", "20/h", by=account_of, keeps_form=True)
@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def stand(request, slug):
    """What my organisations asked for, and the form for those that have no stand yet."""
    series = access.public_series(slug)
    mine = access.organizations_for_stands(request.user)
    stands = list(series.stands.filter(organization__in=mine).select_related("organization", "zone"))
    held = {one.organization_id for one in stands if one.is_active}
    data = request.POST if request.method == "POST" else None
    form = StandForm(data, organizations=mine if data else mine.exclude(pk__in=held), user=request.user)
    tell(form, request)
    if form.is_valid() and (asked := _submitted(series, form, request.user)):
        messages.success(request, f"Zgłoszenie stoiska: {asked.organization}. Odpowiemy na {asked.contact_email}.")
        return redirect("events:stand", slug)
    organizations = list(mine)
    may_ask = series.takes_stands and len(organizations) > len(held)
    context = {
        "series": series,
        "form": form if form.is_bound or may_ask else None,
        "stands": stands,
        "organizations": organizations,
        "is_early": series.stands_open_at is not None and series.stands_open_at > timezone.now(),
    }
    return render(request, "events/festival/stand.html", context)


def _submitted(series, form, by):
    """The stand, or None with the reason on the form."""
    try:
        return stands_actions.submit_stand(series=series, by=by, **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, str(error))
        return None


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def withdraw_stand(request, slug, pk):
    series = access.public_series(slug)
    found = access.stand_for_withdrawal(request.user, series, pk)
    if request.method == "POST":
        try:
            stands_actions.withdraw_stand(stand=found, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Stoisko jest wycofane: {found.organization}.")
        return redirect("events:stand", slug)
    return render(request, "events/festival/stand_withdraw.html", {"series": series, "stand": found})
