"""Addresses of what we tell, by kind of thing."""

from news.urls import calls

app_name = "news"
urlpatterns = [*calls.urlpatterns]
