"""Addresses of the portal: each app's own table of contents, and what stands above them."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("organizacje/", include("organizations.urls")),
    path("admin/", admin.site.urls),
]
