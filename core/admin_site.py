"""Mixin for the back office site; separate from core.admin, which registers on that site."""

from django.views.i18n import JavaScriptCatalog


class OfficeSiteMixin:
    """For the AdminSite: translates the editor into Polish."""

    def i18n_javascript(self, request, extra_context=None):
        """Django's own catalogue plus the editor's words."""
        return JavaScriptCatalog.as_view(packages=["django.contrib.admin", "django_prose_editor"])(request)
