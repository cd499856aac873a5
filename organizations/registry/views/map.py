"""Organisations on the map, beside an accessible list."""

import json
from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from organizations.registry import selectors
from organizations.registry.selectors import registry
from organizations.registry.views.list import neighbours
from organizations.registry.views.tiles import allow_tiles

MOST_POINTS = 2000


@keep(registry.wish("map"))
@require_safe
def registry_map(request):
    found = registry.page(request, "map", has_cards=False)
    index = found["index"]
    context = found | neighbours(request, found["state"], found["page"])
    context |= {
        "entries": selectors.brief(index.pks[row] for row in found["page"].object_list),
        "points": (found["found"].hits & index.having("mapa", "1")).bit_count(),
        "most_points": MOST_POINTS,
        "tiles_url": settings.MAP_TILES_URL,
    }
    return allow_tiles(render(request, "organizations/registry/map.html", context))


@keep(registry.wish("map"))
@require_safe
def points(request):
    """The points that match the filters, as JSON for the map's script; at most MOST_POINTS, the first by name."""
    index = registry.at(list_versions.of(request))
    state, _ = registry.asked(request.GET, index, "map")
    hits = registry.filters.find(index, replace(state, sort=""), among=index.having("mapa", "1")).hits
    fields = ("name", "url", "about", "lat", "lon")
    found = [
        {name: one[name] for name in fields}
        for one in selectors.brief(index.pks[row] for row in index.rows(hits)[:MOST_POINTS])
        if one["lat"] is not None
    ]
    body = json.dumps({"points": found, "total": hits.bit_count()}, ensure_ascii=False)
    response = HttpResponse(body, content_type="application/json")
    response["X-Robots-Tag"] = "noindex"
    return response
