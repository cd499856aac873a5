"""Funding calls and offers for search engines."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from grants.models import Call, SmallGrantOffer


class CallSitemap(Sitemap):
    """Every public call, past ones too, with the moment of its last change."""

    limit = 50_000

    def items(self):
        return Call.objects.public().order_by("pk").only("slug", "updated_at")

    def lastmod(self, call):
        return call.updated_at

    def get_latest_lastmod(self):
        """Asked of the database; Django itself would fetch every call for it."""
        return Call.objects.public().aggregate(latest=Max("updated_at"))["latest"]


class OfferSitemap(Sitemap):
    def items(self):
        return SmallGrantOffer.objects.shown().order_by("pk").only("slug")


class CallPagesSitemap(Sitemap):
    def items(self):
        return ["calls", "calls_coming", "calls_archive", "offers", "alerts"]

    def location(self, name):
        return reverse(f"grants:{name}")
