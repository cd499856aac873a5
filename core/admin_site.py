"""What the site of the back office needs of the floor; apart from core.admin, which registers on that site."""

from django.views.i18n import JavaScriptCatalog


class OfficeSiteMixin:
    """For the AdminSite: the editor speaks Polish."""

    def i18n_javascript(self, request, extra_context=None):
        """Django's own catalogue with the editor's words beside it."""
        return JavaScriptCatalog.as_view(packages=["django.contrib.admin", "django_prose_editor"])(request)
