"""Sitemaps of funding calls and offers."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from grants.models import Call, SmallGrantOffer


class CallSitemap(Sitemap):
    """Every public call, past ones too, with the time of its last change."""

    limit = 50_000

    def items(self):
        return Call.objects.public().order_by("pk").only("slug", "updated_at")

    def lastmod(self, call):
        return call.updated_at

    def get_latest_lastmod(self):
        """Computed by the database; Django's default would fetch every call."""
        return Call.objects.public().aggregate(latest=Max("updated_at"))["latest"]


class OfferSitemap(Sitemap):
    def items(self):
        return SmallGrantOffer.objects.shown().order_by("pk").only("slug")


class CallPagesSitemap(Sitemap):
    def items(self):
        return ["calls", "calls_coming", "calls_archive", "offers", "alerts"]

    def location(self, name):
        return reverse(f"grants:{name}")


SITEMAPS = {"listy-naborow": CallPagesSitemap, "nabory": CallSitemap, "male-granty": OfferSitemap}
