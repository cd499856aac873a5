"""Open data: the filters of the list as CSV and as JSON, and the page that documents both."""

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.lists import list_versions
from organizations.registry import facets, opendata, selectors


@require_safe
def csv_file(request):
    response = StreamingHttpResponse(
        opendata.csv_lines(_asked(request)), content_type="text/csv; charset=utf-8; header=present"
    )
    return _named(response, "csv")


@require_safe
def json_file(request):
    pks = _asked(request)
    pieces = opendata.json_pieces(pks, count=len(pks))
    return _named(StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8"), "json")


@require_safe
def schema(request):
    index = selectors.registry.at(list_versions.of(request))
    context = {
        "columns": opendata.COLUMNS,
        "total": len(index),
        "words": [(facets.LEGENDS[facet], facet, list(index.beside.of(facet).items())) for facet in facets.LEGENDS],
    }
    return render(request, "organizations/registry/schema.html", context)


def _asked(request) -> list[int]:
    """Keys of the entries that match the filters in the URL, in the requested order."""
    index = selectors.registry.at(list_versions.of(request))
    state, _ = selectors.registry.asked(request.GET, index, "list")
    found = selectors.registry.filters.find(index, state, among=index.everything)
    return [index.pks[row] for row in found.rows[:]]


def _named(response: StreamingHttpResponse, ending: str) -> StreamingHttpResponse:
    name = f"organizacje-leszno-{timezone.localdate():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
