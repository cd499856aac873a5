"""Display options of a visitor: contrast and size of text, stored in two plain cookies.

No account and no session: the cookies contain nothing about the person, so they need no consent.
"""

from typing import NamedTuple

from django.utils.cache import patch_vary_headers

from core.lists import answers

CONTRAST_COOKIE = "kontrast"
TEXT_COOKIE = "tekst"
YEAR = 365 * 24 * 3600

#: The choices, cookie value -> value of <html data-…>. An unknown cookie value counts as the first.
CONTRASTS = {"zwykly": "", "wysoki": "high"}
TEXTS = {"100": "", "125": "125", "150": "150"}


class Display(NamedTuple):
    contrast: str = "zwykly"
    text: str = "100"


def read(request) -> Display:
    """The visitor's options; the defaults without cookies."""
    cookies = getattr(request, "COOKIES", {})
    contrast, text = cookies.get(CONTRAST_COOKIE), cookies.get(TEXT_COOKIE)
    return Display(contrast if contrast in CONTRASTS else "zwykly", text if text in TEXTS else "100")


def vary_by_look(get_response):
    """Middleware: add Vary, because a page depends on these cookies."""

    def middleware(request):
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def keep_answers(get_response):
    """Middleware: cache whole responses in memory, one for each combination of options."""
    return answers.keep_answers(get_response, look=read)
