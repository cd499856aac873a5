"""Sitemap of the calendar."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from events.choices import Audience
from events.models import Event, Series


class EventSitemap(Sitemap):
    """Every public event, also past ones, with the time of its last change; 50,000 to a file."""

    limit = 50_000

    def items(self):
        return self._public().order_by("pk").only("slug", "updated_at")

    def lastmod(self, event):
        return event.updated_at

    def get_latest_lastmod(self):
        """One aggregate query; Django itself would fetch every event."""
        return self._public().aggregate(latest=Max("updated_at"))["latest"]

    def _public(self):
        return Event.objects.public().exclude(audience=Audience.MEMBERS)


class SeriesSitemap(Sitemap):
    def items(self):
        return Series.objects.filter(is_published=True).order_by("pk").only("slug")


class CalendarPagesSitemap(Sitemap):
    def items(self):
        return ["list", "archive", "series_list"]

    def location(self, name):
        return reverse(f"events:{name}")


SITEMAPS = {"kalendarz": CalendarPagesSitemap, "cykle": SeriesSitemap, "wydarzenia": EventSitemap}
