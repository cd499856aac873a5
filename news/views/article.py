"""The page of one article, and a draft as somebody with a preview link sees it."""

from collections.abc import Mapping

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import stamps
from core.fastlist import fragments
from news import access as doors
from news import jsonld, links, page, portal_addresses, selectors
from news.models import Article

#: Where the pages that the article points at go in the ready page; a sign that no text holds.
LINKS = "\ue000"
RELATED = 3


@require_safe
def article(request, slug):
    now = stamps.read()
    found = doors.article_at(slug, now)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    head, body = pieces(found, now)
    return render(request, "news/article/detail.html", {"article": found, "page_head": head, "page_body": body})


@require_safe
@never_cache
def article_preview(request, token):
    """A draft for people without an account; once everybody may read it, its own page."""
    try:
        found = doors.article_for_preview(links.previewed_by(token))
    except links.LinkExpired:
        response = render(request, "news/article/preview_expired.html", status=410)
    else:
        if found.is_public:
            return redirect(found)
        response = render(request, "news/article/preview.html", preview(found))
    response["X-Robots-Tag"] = "noindex"
    return response


def preview(found: Article) -> dict:
    """The page of an article as it will look, with links as they lead now."""
    facts = page.facts(page.whole_article(found.pk))
    shown = render_to_string("news/article/_links.html", {"links": facts["links"]})
    return facts | {"links_here": shown, "is_preview": True}


def pieces(found: Article, now: Mapping[str, int]) -> tuple[SafeString, SafeString]:
    """What stands in the head and in the body, ready from memory or made now.

    Guarded by the stamps and the clock of the list (other articles, organisations, themes); the pages that the
    article points at are of any kind, so they alone are guarded by every stamp.
    """
    index = selectors.at(now)
    key = ("article page", found.pk, found.version, found.is_archival, index.stamp)
    ready = fragments.get(key)
    if ready is None:
        whole = page.whole_article(found.pk)
        facts = page.facts(whole, related=selectors.related(index, found.pk, RELATED))
        head = render_to_string("news/article/_detail_head.html", facts | {"jsonld": jsonld.script(whole)})
        body = render_to_string("news/article/_detail.html", facts | {"links_here": SafeString(LINKS)})
        ready = (head, *body.partition(LINKS)[::2], bool(whole.links.all()))
        fragments.put(key, ready, size=len(head) + len(body))
    head, before, after, has_links = ready
    pointed = _links(found, now) if has_links else ""
    return head, SafeString(before + pointed + after)


def _links(found: Article, now: Mapping[str, int]) -> SafeString:
    key = ("article links", found.pk, found.version, *sorted(now.items()))
    ready = fragments.get(key)
    if ready is None:
        shown = portal_addresses.living(found.links.all())
        ready = fragments.put(key, render_to_string("news/article/_links.html", {"links": shown}))
    return ready
