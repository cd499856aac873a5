"""Addresses of what we tell, by kind of thing."""

from news.urls import articles, calls

app_name = "news"
urlpatterns = [
    *articles.urlpatterns,
    *calls.urlpatterns,
]
