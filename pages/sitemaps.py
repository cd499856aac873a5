"""Sitemaps of pages and documents."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from pages.models import Document, EasyPage, Page


class PageSitemap(Sitemap):
    """Every published page with the time of its last change."""

    def items(self):
        return Page.objects.published().order_by("pk").only("path", "updated_at")

    def lastmod(self, page):
        return page.updated_at

    def get_latest_lastmod(self):
        return Page.objects.published().aggregate(latest=Max("updated_at"))["latest"]


class DocumentSitemap(Sitemap):
    """The list of documents, and the newest version of each."""

    def items(self):
        return ["", *Document.objects.newest().order_by("pk").values_list("slug", flat=True)]

    def location(self, slug):
        return reverse("pages:document", args=[slug]) if slug else reverse("pages:documents")


class EasyPageSitemap(Sitemap):
    def items(self):
        return EasyPage.objects.filter(is_published=True).order_by("pk")

    def lastmod(self, page):
        return page.updated_at


SITEMAPS = {"strony": PageSitemap, "dokumenty": DocumentSitemap, "latwy-tekst": EasyPageSitemap}
