"""The layout of every page: head, header and footer, rendered once per process and variant (docs/adr/0008).

Between visitors only the active menu entry, the display options and the signed-in state differ, so a handful of cached
strings is enough. The office changes which pages are in the menu and in the footer.
"""

from functools import lru_cache

from django import template
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from core import context_processors
from pages.written import selectors
from pages.written.selectors import Node
from portal import display, menu

register = template.Library()


def _render(
    part: str, section: str, look: display.Display, is_inside: bool, shown: tuple[Node, ...], named: tuple[Node, ...]
) -> SafeString:
    return render_to_string(
        f"components/shell/{part}.html",
        {
            "menu": menu.entries(section, shown),
            "pages": named,
            "searching": section == f"{reverse(menu.SEARCH)} page",
            "look": look,
            "is_inside": is_inside,
            "contrasts": display.CONTRASTS,
            "texts": display.TEXTS,
        }
        | {"social_links": settings.SOCIAL_LINKS}
        | context_processors.portal(),
    )


_ready = lru_cache(maxsize=128)(_render)
forget = _ready.cache_clear


@register.simple_tag(takes_context=True)
def shell(context, part: str) -> SafeString:
    """Head, header or footer. Works without a request: the page for a server error uses them too."""
    request = context.get("request")
    look = display.read(request) if part == "header" else display.Display()
    tree = selectors.menu() if request is not None else selectors.Tree()
    section = menu.section(request, tree.main) if part == "header" else ""
    render = _render if settings.DEBUG else _ready
    named = tree.footer if part == "footer" else ()
    return render(part, section, look, part == "header" and _is_signed_in(request), tree.main, named)


def _is_signed_in(request) -> bool:
    """From the session only, without a query for the account: it decides only the text in the header.

    Without a session cookie not even the session is read.
    """
    if settings.SESSION_COOKIE_NAME not in getattr(request, "COOKIES", {}):
        return False
    return hasattr(request, "session") and SESSION_KEY in request.session


@register.simple_tag(takes_context=True)
def display_attributes(context) -> SafeString:
    """The attributes of <html> that apply the visitor's display options."""
    look = display.read(context.get("request"))
    chosen = (("contrast", display.CONTRASTS[look.contrast]), ("text", display.TEXTS[look.text]))
    return mark_safe("".join(f' data-{name}="{value}"' for name, value in chosen if value))  # noqa: S308 - fixed words
