"""Public pages of calls: lists, one call, calendar files, attachments, calls for an organisation."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from core import ics
from core.files import documents
from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from core.publishing import previews
from grants.calls import access, selectors
from grants.calls import ics as calendars
from grants.calls import page as page_of_call
from grants.calls.selectors import calls
from grants.choices import CallStatus
from grants.models import Call


@keep(calendars.wish)
@require_safe
@cache_control(public=True, max_age=900)
def deadlines(request):
    """All deadlines, or those of calls that the filters find."""
    content = calendars.feed(calendars.asked_for(request.GET, list_versions.of(request)))
    return ics.response(content, "terminy-naborow-leszno.ics", request=request)


@require_safe
@cache_control(public=True, max_age=900)
def deadline(request, slug):
    """The deadline of one call as a calendar file."""
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
    """Redirect to the calls for the person's organisation; with several organisations the person chooses one."""
    mine = list(access.organizations_to_match(request.user))
    if len(mine) == 1:
        return redirect("grants:calls_match_organization", mine[0].slug)
    return render(request, "grants/calls/match.html", {"organizations": mine})


@require_safe
@login_required
def match_organization(request, slug):
    """The list, filtered by the organisation's entry; each filter can be removed there."""
    organization = access.organization_to_match(request.user, slug)
    state = selectors.state_of(organization, selectors.calls.at(list_versions.of(request)))
    return redirect(reverse("grants:calls") + state.query())


LISTS = {
    "open": ("Otwarte", "grants:calls"),
    "coming": ("Zapowiedziane", "grants:calls_coming"),
    "archive": ("Archiwum", "grants:calls_archive"),
}


@keep(calls.wish("open"))
@require_safe
def call_list(request):
    """Calls that take applications now, the nearest deadline first."""
    return listing(request, "open")


@keep(calls.wish("coming"))
@require_safe
def coming(request):
    """Calls that open later, the nearest opening first."""
    return listing(request, "coming")


@keep(calls.wish("archive"))
@require_safe
def archive(request):
    """Calls that are over, with results, the most recent first."""
    return listing(request, "archive")


def listing(request, kind: str):
    found = calls.page(request, kind)
    return render(request, "grants/calls/list.html", found | around(kind, found["index"], found["state"]))


def around(kind: str, index: Index, state: State) -> dict:
    feed_query = state.without_sort().without_facets("wyniki", "rok").query()
    feed = reverse("grants:call_deadlines") + feed_query
    tabs = [
        {
            "label": label,
            "count": calls.tabs[name].among(index).bit_count(),
            "url": reverse(url) + feed_query,
            "is_current": name == kind,
        }
        for name, (label, url) in LISTS.items()
    ]
    return {
        "tabs": tabs,
        "feed_query": feed_query,
        "webcal_url": f"webcal://{settings.SITE_URL.partition('://')[2]}{feed}",
        "is_filtered": bool(state.pairs()),
    }


@keep()
@require_safe
def detail(request, slug):
    now = list_versions.of(request)
    found = access.call_at(slug)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    call = page_of_call.whole_call(found.pk)
    facts = page_of_call.facts(call) | {"related": selectors.related(call, now)}
    return render(request, "grants/calls/detail.html", facts)


@require_safe
@never_cache
def call_preview(request, token):
    """A draft for holders of a preview link, without an account."""
    return previews.page(request, token, Call, show_preview)


def show_preview(request, call: Call):
    """The page as it will look once published."""
    whole = page_of_call.whole_call(call.pk)
    whole.status, whole.published_at = CallStatus.PUBLISHED, timezone.now()
    facts = page_of_call.facts(whole) | {"related": selectors.related(whole, list_versions.of(request))}
    is_office = request.user.has_perm("grants.change_call")
    back_url = reverse("admin:grants_call_change", args=[call.pk]) if is_office else ""
    return render(request, "grants/calls/detail.html", facts | {"is_preview": True, "back_url": back_url})
