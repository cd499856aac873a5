"""Sitemap of the inbox: its two forms."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse


class ContactPagesSitemap(Sitemap):
    def items(self):
        return ["write", "barrier"]

    def location(self, name):
        return reverse(f"contact:{name}")


SITEMAPS = {"kontakt": ContactPagesSitemap}
