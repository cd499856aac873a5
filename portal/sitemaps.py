"""The map of the portal for search engines: an index, and a file for each part. A new app adds its own here."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from contact.sitemaps import ContactPagesSitemap
from events.sitemaps import CalendarPagesSitemap, EventSitemap, SeriesSitemap
from grants.sitemaps import CallPagesSitemap, CallSitemap, OfferSitemap
from news.sitemaps import ArticlePagesSitemap, ArticleSitemap
from organizations.sitemaps import OrganizationSitemap, RegistryPagesSitemap
from pages.sitemaps import DocumentSitemap, EasyPageSitemap, PageSitemap


class PortalPagesSitemap(Sitemap):
    def items(self):
        return ["home", "privacy", "accessibility", "sitemap_page"]

    def location(self, name):
        return reverse(name)


SITEMAPS = {
    "portal": PortalPagesSitemap,
    "kontakt": ContactPagesSitemap,
    "baza": RegistryPagesSitemap,
    "organizacje": OrganizationSitemap,
    "kalendarz": CalendarPagesSitemap,
    "cykle": SeriesSitemap,
    "wydarzenia": EventSitemap,
    "listy-naborow": CallPagesSitemap,
    "nabory": CallSitemap,
    "male-granty": OfferSitemap,
    "wiadomosci": ArticlePagesSitemap,
    "aktualnosci": ArticleSitemap,
    "strony": PageSitemap,
    "dokumenty": DocumentSitemap,
    "latwy-tekst": EasyPageSitemap,
}
