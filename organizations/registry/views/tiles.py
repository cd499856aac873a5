"""Allow the visitor's browser to load images from the map server, only on pages with a map."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse


def tiles_source() -> str:
    """The map server as a CSP source: "https://tile.openstreetmap.org"; {s} becomes any subdomain."""
    parts = urlsplit(settings.MAP_TILES_URL.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def allow_tiles(response: HttpResponse) -> HttpResponse:
    """Add the map server to img-src of this response. The browser requests no tile before "Pokaż mapę" is pressed."""
    if source := tiles_source():
        response._csp_update = {"img-src": [source]}
    return response
