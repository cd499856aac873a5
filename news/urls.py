"""The news: lists, feeds, an article; articles of an organisation, kept by its own people. The slug stands last."""

from django.urls import path

from news.views import article, lists, manage, manage_form

HERE = "konto/organizacje/<slug:slug>/aktualnosci/"

app_name = "news"
urlpatterns = [
    path("aktualnosci/", lists.articles, name="articles"),
    path("aktualnosci/archiwum/", lists.articles_archive, name="articles_archive"),
    path("aktualnosci/archiwum/<int:year>/", lists.articles_archive, name="articles_year"),
    path("aktualnosci/rss/", lists.articles_feed, {"kind": "rss"}, name="articles_rss"),
    path("aktualnosci/atom/", lists.articles_feed, {"kind": "atom"}, name="articles_atom"),
    path("aktualnosci/podglad/<str:token>/", article.article_preview, name="article_preview"),
    path("aktualnosci/<slug:slug>/", article.article, name="article"),
    # an organisation's own
    path(HERE, manage.manage_articles, name="manage_articles"),
    path(f"{HERE}nowa/", manage_form.manage_article_new, name="manage_article_new"),
    path(f"{HERE}<int:pk>/", manage.manage_article, name="manage_article"),
    path(f"{HERE}<int:pk>/edytuj/", manage_form.manage_article_edit, name="manage_article_edit"),
    path(f"{HERE}<int:pk>/podglad/", manage.manage_article_preview, name="manage_article_preview"),
    path(f"{HERE}<int:pk>/wyslij/", manage.manage_article_submit, name="manage_article_submit"),
    path(f"{HERE}<int:pk>/wycofaj/", manage_form.manage_article_withdraw, name="manage_article_withdraw"),
    path(f"{HERE}<int:pk>/usun/", manage.manage_article_delete, name="manage_article_delete"),
]
