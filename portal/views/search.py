"""The search over everything, grouped by kind; and its suggestions."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import search as index
from core.limits import limited

IN_GROUP = 5
PER_PAGE = 20
MAX_PAGES = 50
SUGGESTIONS = 8


@require_safe
def search(request):
    """Results grouped by kind; with ``?rodzaj=`` all of one kind, paginated."""
    query = index.understand(request.GET.get("q", ""))
    asked = request.GET.get("rodzaj", "")
    kind = asked if asked in index.kinds() else ""
    number = _page_number(request.GET.get("strona", ""))
    shown = {"kind": kind, "limit": PER_PAGE, "offset": (number - 1) * PER_PAGE} if kind else {"limit": IN_GROUP}
    results = index.search(query, **shown)
    context = {
        "query": query,
        "kind": kind,
        "is_unknown_kind": asked != kind,
        "count": results.count,
        "is_more": any(group.has_more_than_counted for group in results.groups),
        "groups": [_group(group, query) for group in results.groups],
        "page": _page(results, number) if kind else None,
        "meant": index.did_you_mean(query) if query and not results.count else None,
        "max_length": index.MAX_LENGTH,
    }
    return render(request, "search/results.html", context)


@limited("portal.suggest", "120/m", methods=("GET", "HEAD"))
@require_safe
def suggest(request):
    """Suggestions for the typed text, as JSON for the search box; browsers cache it for a minute."""
    typed = request.GET.get("q", "")
    found = index.suggest(typed, SUGGESTIONS) if len(typed.strip()) > 1 else []
    body = {"suggestions": [{"title": one.title, "url": one.url, "label": one.label} for one in found]}
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response


def _group(group: index.Group, query: index.Query) -> dict:
    hits = [
        {
            "url": hit.url,
            "title": index.mark(hit.title, query),
            "text": _text(hit, query),
            "published_at": hit.published_at,
        }
        for hit in group.hits
    ]
    return {"kind": group.kind, "label": group.label, "count": group.count, "hits": hits, "group": group}


def _text(hit, query: index.Query) -> str:
    """The summary, or a part of the text that contains the match if the summary does not."""
    shown = index.snippet(hit.summary, query)
    in_text = index.snippet(hit.body, query) if "<mark>" not in shown else ""
    return in_text if "<mark>" in in_text or not shown else shown


def _page_number(text: str) -> int:
    return min(max(int(text), 1), MAX_PAGES) if text.isdecimal() and len(text) < 6 else 1


def _page(results: index.Results, number: int):
    """A page for the pagination links; the search has already fetched the rows."""
    counted = min(results.count, MAX_PAGES * PER_PAGE)
    return Paginator(range(counted), PER_PAGE).get_page(number)
