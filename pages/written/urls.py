"""Pages and old addresses: catch-all patterns, so they come last."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from pages.models.page import PATH
from pages.written import views


class PagePath(StringConverter):
    regex = PATH


register_converter(PagePath, "page_path")
urlpatterns = [
    path("<page_path:path>/", views.page, name="page"),
    # What the path of a page never contains: capital letters, dots, underscores and the like, and no final slash.
    re_path(r"^(?P<path>(?=.*[^a-z0-9/-]).*[^/])\Z", views.old_address, name="old_address"),
]
