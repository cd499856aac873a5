"""Pages written by staff, at their own paths; redirects of old addresses."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from pages.models import OldAddress, Page
from pages.redirects import old_addresses as addresses
from pages.written import page as written
from pages.written import selectors


@keep()
@require_safe
def page(request, path):
    """The page at this path; a former path redirects to the current one."""
    tree = selectors.menu(list_versions.of(request))
    node = tree.by_path.get(path)
    if node is None:
        return _led_on(addresses.found(path))
    found = get_object_or_404(Page.objects.published(), pk=node.pk)
    trail, below = tree.trail(node), tree.listed(node)
    context = {
        "node": node,
        "page_head": written.script(found, trail),
        "page_body": render_to_string("pages/written/_page.html", written.facts(found, trail, below)),
    }
    return render(request, "pages/written/page.html", context)


@require_safe
def old_address(request, path):
    """An old address, in any spelling; a URL without its last slash redirects as usual.

    A page is also found by its path with capital letters or ".html".
    """
    if is_valid_path(f"/{path}/"):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
    if entry := addresses.found(path):
        return _led_on(entry)
    tree = selectors.menu(list_versions.of(request))
    if node := tree.by_path.get(addresses.key_of(path).removesuffix(".html")):
        return HttpResponsePermanentRedirect(node.url)
    return _led_on(None)


def _led_on(entry: OldAddress | None) -> HttpResponsePermanentRedirect:
    if entry is None:
        raise Http404("Nie ma takiej strony.")
    return HttpResponsePermanentRedirect(entry.leads_to)
