"""What stands beside the lists of calls: calendar files, attachments, calls fit for one's own organisation."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core import documents, ics, stamps
from grants.calls import access, selectors
from grants.calls import ics as calendars


@require_safe
@cache_control(public=True, max_age=900)
def deadlines(request):
    """All deadlines, or those of calls that the filters in the address find."""
    content = calendars.feed(calendars.asked_for(request.GET))
    return ics.response(content, "terminy-naborow-leszno.ics", request=request)


@require_safe
@cache_control(public=True, max_age=900)
def deadline(request, slug):
    """The deadline of one call, to keep in one's own calendar."""
    call = access.public_call(slug)
    if call.slug != slug:
        return HttpResponsePermanentRedirect(reverse("grants:call_ics", args=[call.slug]))
    if call.closes_at is None:
        raise Http404("Ten nabór nie ma terminu, więc nie ma go w kalendarzu.")
    return ics.response(calendars.of_call(call), f"{call.slug}.ics", is_download=True, request=request)


@require_safe
def attachment(request, slug, pk):
    found = access.public_attachment(slug, pk)
    return documents.serve(found.file, found.title)


@require_safe
@login_required
def match(request):
    """Straight to the calls where one has one organisation; of several one chooses."""
    mine = list(access.organizations_to_match(request.user))
    if len(mine) == 1:
        return redirect("grants:calls_match_organization", mine[0].slug)
    return render(request, "grants/calls/match.html", {"organizations": mine})


@require_safe
@login_required
def match_organization(request, slug):
    """The list, filtered by what the organisation's entry says; each filter can be taken off there."""
    organization = access.organization_to_match(request.user, slug)
    state = selectors.state_of(organization, selectors.at(stamps.read()))
    return redirect(reverse("grants:calls") + state.query())
