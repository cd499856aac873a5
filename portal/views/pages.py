"""Pages about the portal itself: site map and robots.txt."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.lists import list_versions
from events.survey import recipients
from organizations.registry import selectors
from pages.written import selectors as written
from portal import frontpage, menu


@require_safe
def sitemap_page(request):
    now = list_versions.of(request)
    index = selectors.registry.at(now)
    context = {
        "sections": menu.entries(""),
        "themes": frontpage.themes(index),
        "total": len(index),
        "has_survey": recipients.current() is not None,
        "pages": [page for _, page in sorted(written.menu(now).by_path.items())],
    }
    return render(request, "portal/sitemap.html", context)


@require_safe
def robots(request):
    """Excludes the office and URLs that only change how a page looks."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /biuro/",
        "Disallow: /widok/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
