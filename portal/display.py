"""How a visitor wants the portal to look: contrast and size of text, kept in two plain cookies.

No account and no session: the cookies hold nothing about the person, so they need no consent.
"""

from typing import NamedTuple

from django.utils.cache import patch_vary_headers

from core.lists import answers

CONTRAST_COOKIE = "kontrast"
TEXT_COOKIE = "tekst"
YEAR = 365 * 24 * 3600

#: The choices, cookie value -> what stands in <html data-…>. Whatever else a cookie says counts as the first.
CONTRASTS = {"zwykly": "", "wysoki": "high"}
TEXTS = {"100": "", "125": "125", "150": "150"}


class Display(NamedTuple):
    contrast: str = "zwykly"
    text: str = "100"


def read(request) -> Display:
    """What this visitor chose; the ordinary look for whoever chose nothing."""
    cookies = getattr(request, "COOKIES", {})
    contrast, text = cookies.get(CONTRAST_COOKIE), cookies.get(TEXT_COOKIE)
    return Display(contrast if contrast in CONTRASTS else "zwykly", text if text in TEXTS else "100")


def vary_by_look(get_response):
    """Middleware: tell caches between us and the visitor that a page depends on these cookies."""

    def middleware(request):
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def keep_answers(get_response):
    """Middleware: whole answers from memory, one for each look."""
    return answers.keep_answers(get_response, look=read)
