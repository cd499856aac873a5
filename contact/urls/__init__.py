"""Addresses under which people write to us."""

app_name = "contact"
urlpatterns = []
