"""Pages and old addresses: these catch whatever no other address is, so they stand last."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from news.models.page import PATH
from news.views import pages


class PagePath(StringConverter):
    regex = PATH


register_converter(PagePath, "page_path")
urlpatterns = [
    path("<page_path:path>/", pages.page, name="page"),
    # What no path of a page can be: with a capital letter, a dot, an underscore or the like, and no slash behind.
    re_path(r"^(?P<path>(?=.*[^a-z0-9/-]).*[^/])\Z", pages.old_address, name="old_address"),
]
