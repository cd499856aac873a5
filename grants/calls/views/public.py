"""The lists of funding calls and the page of one."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from grants.calls import access, selectors
from grants.calls import page as page_of_call
from grants.calls.selectors import calls

LISTS = {
    "open": ("Otwarte", "grants:calls"),
    "coming": ("Zapowiedziane", "grants:calls_coming"),
    "archive": ("Archiwum", "grants:calls_archive"),
}


@keep(calls.wish("open"))
@require_safe
def call_list(request):
    """What takes applications now, the nearest deadline first."""
    return listing(request, "open")


@keep(calls.wish("coming"))
@require_safe
def coming(request):
    """What opens later, the nearest opening first."""
    return listing(request, "coming")


@keep(calls.wish("archive"))
@require_safe
def archive(request):
    """What is over, the last first, with results."""
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
