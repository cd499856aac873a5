"""Festival editions: their list, and the page of one with its programme and stands."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import jsonld as data
from core.errors import DomainError
from core.limits import account_of, add_limit_error, limited
from core.lists import list_versions, used
from core.lists.answers import keep
from core.lists.asked import State
from events import access
from events.calendar import jsonld
from events.calendar.selectors import calendar
from events.calendar.views.lists import tabs
from events.festival import actions as stands_actions
from events.festival import programme
from events.festival.forms import StandForm


@require_safe
def series_list(request):
    editions = list(programme.editions())
    today = timezone.localdate()
    coming = [one for one in editions if one.ends_on >= today]
    past = [one for one in editions if one.ends_on < today]
    context = {"coming": coming[::-1], "past": past, "tabs": tabs("series_list", State())}
    return render(request, "events/festival/series_list.html", context)


@keep()
@require_safe
def series(request, slug):
    found = access.public_series(slug)
    calendar.at(list_versions.of(request))  # the page stays valid until time changes any event
    used.note(lambda now: found.takes_stands, found.takes_stands)
    context = programme.facts(found) | {"series": found, "jsonld": data.script(jsonld.of_series(found))}
    return render(request, "events/festival/series.html", context)


@limited("events.stand", "20/h", by=account_of, keeps_form=True)
@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def stand(request, slug):
    """Stands of the person's organisations, and the form for those without one."""
    series = access.public_series(slug)
    mine = access.organizations_for_stands(request.user)
    stands = list(series.stands.filter(organization__in=mine).select_related("organization", "zone"))
    held = {one.organization_id for one in stands if one.is_active}
    data = request.POST if request.method == "POST" else None
    form = StandForm(data, organizations=mine if data else mine.exclude(pk__in=held), user=request.user)
    add_limit_error(form, request)
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
    """The stand, or None with the error on the form."""
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
