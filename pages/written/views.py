"""Pages that staff wrote, at their own paths; and old addresses, which lead on."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from pages.models import OldAddress, Page
from pages.redirects import old_addresses as addresses
from pages.written import page as written
from pages.written import selectors
from pages.written.selectors import Node, Tree


@require_safe
def page(request, path):
    """The page at this path; a former path leads to where the page is now."""
    index = selectors.pages.at(stamps.read())
    node = index.beside.by_path.get(path)
    if node is None:
        return _led_on(addresses.found(path))
    head, body = pieces(node, index.beside, index.stamp)
    return render(request, "pages/written/page.html", {"node": node, "page_head": head, "page_body": body})


@require_safe
def old_address(request, path):
    """An address of the former site, in any spelling; one without its last slash goes where it always went.

    A page is found too by its path with capital letters or ".html".
    """
    if is_valid_path(f"/{path}/"):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
    if entry := addresses.found(path):
        return _led_on(entry)
    tree = selectors.pages.at(stamps.read()).beside
    if node := tree.by_path.get(addresses.key_of(path).removesuffix(".html")):
        return HttpResponsePermanentRedirect(node.url)
    return _led_on(None)


def pieces(node: Node, tree: Tree, stamp: tuple) -> tuple[SafeString, SafeString]:
    """Head and body of the page, ready from memory or made now. The stamp covers all pages and the day."""
    key = (node.pk, stamp)
    head, body = fragments.get(("page head", *key)), fragments.get(("page", *key))
    if head is None or body is None:
        found = get_object_or_404(Page.objects.published(), pk=node.pk)
        trail, below = tree.trail(node), tree.listed(node)
        facts = written.facts(found, trail, below)
        head = fragments.put(("page head", *key), written.script(found, trail))
        body = fragments.put(("page", *key), render_to_string("pages/written/_page.html", facts))
    return head, body


def _led_on(entry: OldAddress | None) -> HttpResponsePermanentRedirect:
    if entry is None:
        raise Http404("Nie ma takiej strony.")
    return HttpResponsePermanentRedirect(entry.leads_to)
