"""Organisations on the map, beside the list that everybody can use."""

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import stamps
from core.facetindex import Index
from core.facets import State
from core.fastlist import fragments
from core.listing import page_of, ready
from organizations.registry import facets, selectors
from organizations.registry.views.list import PER_PAGE, listing
from organizations.registry.views.tiles import allow_tiles

MOST_POINTS = 2000


@require_safe
def registry_map(request):
    now = stamps.read()
    index = selectors.registry.at(now)
    state, notices = facets.parse(request.GET, index.beside)
    found = facets.find(index, state)
    page = page_of(found, request.GET.get("strona"), notices, per_page=PER_PAGE)
    points = (found.hits & index.having("mapa", "1")).bit_count()
    context = listing("map", index, state, found, page) | {
        "notices": notices,
        "maplist": ready(
            None if state.q else ("maplist", index.stamp, state, page.number),
            "organizations/registry/_map_list.html",
            lambda: {"entries": selectors.brief(index.pks[row] for row in page.object_list)},
        ),
        "points": points,
        "most_points": MOST_POINTS,
        "tiles_url": settings.MAP_TILES_URL,
    }
    return allow_tiles(render(request, "organizations/registry/map.html", context))


@require_safe
def points(request):
    """The points that the filters find, as JSON for the map's script; at most MOST_POINTS, the first by name."""
    index = selectors.registry.at(stamps.read())
    state, _ = facets.parse(request.GET, index.beside)
    key = ("points", index.stamp, state)
    body = None if state.q else fragments.get(key)
    if body is None:
        body = _points(index, state)
        if not state.q:
            fragments.put(key, body)
    response = HttpResponse(body, content_type="application/json")
    response["X-Robots-Tag"] = "noindex"
    return response


def _points(index: Index, state: State) -> str:
    hits = facets.find(index, state).hits & index.having("mapa", "1")
    rows = index.rows(hits)[:MOST_POINTS]
    found = [
        {"name": one["name"], "url": one["url"], "about": one["about"], "lat": one["lat"], "lon": one["lon"]}
        for one in selectors.brief(index.pks[row] for row in rows)
        if one["lat"] is not None
    ]
    return json.dumps({"points": found, "total": hits.bit_count()}, ensure_ascii=False)
