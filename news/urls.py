"""URLs of news: lists, feeds, an article, and the articles of an organisation. The slug pattern comes last."""

from django.urls import path

from core.menu import Entry
from news import views
from news.views import MANAGE

HERE = "konto/organizacje/<slug:slug>/aktualnosci/"

app_name = "news"
MENU = [Entry("Aktualności", "news:articles", order=40)]
urlpatterns = [
    path("aktualnosci/", views.articles, name="articles"),
    path("aktualnosci/archiwum/", views.articles_archive, name="articles_archive"),
    path("aktualnosci/archiwum/<int:year>/", views.articles_archive, name="articles_year"),
    path("aktualnosci/rss/", views.articles_feed, {"kind": "rss"}, name="articles_rss"),
    path("aktualnosci/atom/", views.articles_feed, {"kind": "atom"}, name="articles_atom"),
    path("aktualnosci/podglad/<str:token>/", views.article_preview, name="article_preview"),
    path("aktualnosci/<slug:slug>/", views.article, name="article"),
    # articles of an organisation, for its editors
    *MANAGE.urls(HERE),
]
