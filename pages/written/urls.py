"""Pages and old addresses: these catch whatever no other address is, so they stand last."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from pages.models.page import PATH
from pages.written import views


class PagePath(StringConverter):
    regex = PATH


register_converter(PagePath, "page_path")
urlpatterns = [
    path("<page_path:path>/", views.page, name="page"),
    # What no path of a page can be: with a capital letter, a dot, an underscore or the like, and no slash behind.
    re_path(r"^(?P<path>(?=.*[^a-z0-9/-]).*[^/])\Z", views.old_address, name="old_address"),
]
