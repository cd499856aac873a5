"""The map of the portal for search engines: an index, and a file for each part that an app's sitemaps.py declares."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from core import announce


class PortalPagesSitemap(Sitemap):
    def items(self):
        return ["home", "privacy", "accessibility", "sitemap_page"]

    def location(self, name):
        return reverse(name)


SITEMAPS = {"portal": PortalPagesSitemap}


def parts() -> dict[str, type[Sitemap]]:
    """By the word in their address: /sitemap-<word>.xml."""
    return {word: part for declared in announce.found("sitemaps", "SITEMAPS") for word, part in declared.items()}
