"""The news: lists, feeds, an article; articles of an organisation, kept by its own people. The slug stands last."""

from django.urls import path

from core.menu import Entry
from news.views import article, lists
from news.views.manage import MANAGE

HERE = "konto/organizacje/<slug:slug>/aktualnosci/"

app_name = "news"
MENU = [Entry("Aktualności", "news:articles", order=40)]
urlpatterns = [
    path("aktualnosci/", lists.articles, name="articles"),
    path("aktualnosci/archiwum/", lists.articles_archive, name="articles_archive"),
    path("aktualnosci/archiwum/<int:year>/", lists.articles_archive, name="articles_year"),
    path("aktualnosci/rss/", lists.articles_feed, {"kind": "rss"}, name="articles_rss"),
    path("aktualnosci/atom/", lists.articles_feed, {"kind": "atom"}, name="articles_atom"),
    path("aktualnosci/podglad/<str:token>/", article.article_preview, name="article_preview"),
    path("aktualnosci/<slug:slug>/", article.article, name="article"),
    # an organisation's own
    *MANAGE.urls(HERE),
]
