"""Addresses of what we tell, by kind of thing. Pages catch whatever no other address is, so they stand last."""

from news.urls import alerts, articles, calls, documents, easy, pages

app_name = "news"
urlpatterns = [
    *alerts.urlpatterns,
    *articles.urlpatterns,
    *calls.urlpatterns,
    *documents.urlpatterns,
    *easy.urlpatterns,
    *pages.urlpatterns,
]
