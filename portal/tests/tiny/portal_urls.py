"""portal/urls.py with one extra line; sitemaps are collected again, the portal built its own without this app."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from portal.sitemaps import parts

maps = {"sitemaps": parts()}
urlpatterns = [
    path("malutka/", include("portal.tests.tiny.urls")),
    path("sitemap.xml", sitemaps.index, maps | {"sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, maps, name="sitemap_part"),
    path("", include("portal.urls")),
]
