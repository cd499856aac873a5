"""The sitemap index, and a file for each sitemap that an app declares in its sitemaps.py."""

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
    """By the name in their URL: /sitemap-<name>.xml."""
    return {word: part for declared in announce.found("sitemaps", "SITEMAPS") for word, part in declared.items()}
