"""Open data: the same filters as the list, as CSV, as JSON, and the page that documents both."""

from django.conf import settings
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import stamps
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
    index = selectors.registry.at(stamps.read())
    context = {
        "columns": opendata.COLUMNS,
        "total": len(index),
        "words": [(facets.LEGENDS[facet], facet, list(index.beside.of(facet).items())) for facet in facets.LEGENDS],
        "bip_url": settings.BIP_URL,
    }
    return render(request, "organizations/registry/schema.html", context)


def _asked(request) -> list[int]:
    """Numbers of the entries that the filters in the address find, in the order asked for."""
    index = selectors.registry.at(stamps.read())
    state, _ = facets.parse(request.GET, index.beside)
    return [index.pks[row] for row in facets.find(index, state).rows[:]]


def _named(response: StreamingHttpResponse, ending: str) -> StreamingHttpResponse:
    name = f"organizacje-leszno-{timezone.localdate():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
