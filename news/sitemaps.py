"""What search engines may visit of what we tell."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from grants.models import Call, SmallGrantOffer
from news.models import Article
from pages.models import Document, EasyPage, Page


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
        return reverse(f"news:{name}")


class ArticleSitemap(Sitemap):
    """Every public article, those in the archive too, with the moment of its last change; 50,000 to a file."""

    limit = 50_000

    def items(self):
        return Article.objects.public().order_by("pk").only("slug", "updated_at")

    def lastmod(self, article):
        return article.updated_at

    def get_latest_lastmod(self):
        """Asked of the database; Django itself would fetch every article for it."""
        return Article.objects.public().aggregate(latest=Max("updated_at"))["latest"]


class ArticlePagesSitemap(Sitemap):
    def items(self):
        return ["articles", "articles_archive"]

    def location(self, name):
        return reverse(f"news:{name}")


class PageSitemap(Sitemap):
    """Every published page with the moment of its last change."""

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


GRANTS = {"listy-naborow": CallPagesSitemap, "nabory": CallSitemap, "male-granty": OfferSitemap}
ARTICLES = {"wiadomosci": ArticlePagesSitemap, "aktualnosci": ArticleSitemap}
PAGES = {"strony": PageSitemap, "dokumenty": DocumentSitemap, "latwy-tekst": EasyPageSitemap}
SITEMAPS = GRANTS | ARTICLES | PAGES
