"""Pages about the portal itself: privacy, accessibility, where is what."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import retention, stamps
from events import asking
from organizations import selectors
from portal import declaration, frontpage, menu

OFFICE = {"office_email": settings.OFFICE_EMAIL, "office_phone": settings.OFFICE_PHONE, "bip_url": settings.BIP_URL}


@require_safe
def privacy(request):
    """The periods come from the rules that the purge obeys, so the page cannot promise what is not done."""
    return render(request, "pages/privacy.html", OFFICE | {"rules": retention.rules()})


@require_safe
def accessibility(request):
    return render(request, "pages/accessibility.html", OFFICE | {"declaration": declaration})


@require_safe
def sitemap_page(request):
    index = selectors.registry.at(stamps.read())
    context = {
        "sections": menu.entries(""),
        "themes": frontpage.themes(index),
        "total": len(index),
        "has_survey": asking.current() is not None,
    }
    return render(request, "pages/sitemap.html", context)


@require_safe
def robots(request):
    """What search engines leave alone: the office, and addresses that only change how a page looks."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /biuro/",
        "Disallow: /widok/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
