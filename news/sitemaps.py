"""Sitemap of articles."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from news.models import Article


class ArticleSitemap(Sitemap):
    """Every public article, archived ones too, with the time of its last change; 50,000 to a file."""

    limit = 50_000

    def items(self):
        return Article.objects.public().order_by("pk").only("slug", "updated_at")

    def lastmod(self, article):
        return article.updated_at

    def get_latest_lastmod(self):
        """Computed by the database; Django's default would fetch every article."""
        return Article.objects.public().aggregate(latest=Max("updated_at"))["latest"]


class ArticlePagesSitemap(Sitemap):
    def items(self):
        return ["articles", "articles_archive"]

    def location(self, name):
        return reverse(f"news:{name}")


SITEMAPS = {"wiadomosci": ArticlePagesSitemap, "aktualnosci": ArticleSitemap}
