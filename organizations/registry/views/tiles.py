"""Leave for the visitor's browser to ask the map server for pictures: on pages with a map, and on no other."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse


def tiles_source() -> str:
    """The map server as the policy names it: "https://tile.openstreetmap.org"; {s} becomes any subdomain."""
    parts = urlsplit(settings.MAP_TILES_URL.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def allow_tiles(response: HttpResponse) -> HttpResponse:
    """Add the map server to img-src of this response. Nothing is asked of it before "Pokaż mapę" is pressed."""
    if source := tiles_source():
        response._csp_update = {"img-src": [source]}
    return response
