"""Addresses of what we tell, by kind of thing."""

app_name = "news"
urlpatterns = []
