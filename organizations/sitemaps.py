"""Pages of the registry for search engines."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from organizations.models import Organization


class OrganizationSitemap(Sitemap):
    """Every published entry with the time of its last change; 50,000 to a file, the limit of the protocol."""

    limit = 50_000

    def items(self):
        return Organization.objects.published().order_by("pk").only("slug", "updated_at")

    def lastmod(self, organization):
        return organization.updated_at

    def get_latest_lastmod(self):
        """One aggregate query; Django would fetch every entry."""
        return Organization.objects.published().aggregate(latest=Max("updated_at"))["latest"]


class RegistryPagesSitemap(Sitemap):
    def items(self):
        return ["list", "map", "public_benefit", "jubilees", "schema"]

    def location(self, name):
        return reverse(f"organizations:{name}")


SITEMAPS = {"baza": RegistryPagesSitemap, "organizacje": OrganizationSitemap}
