"""What the site of the back office needs of the floor; apart from core.admin, which registers on that site."""

from django.utils.decorators import method_decorator
from django.views.i18n import JavaScriptCatalog

from core.limits import limited


class OfficeSiteMixin:
    """For the AdminSite: guessing passwords is slow, by one address and for one account; the editor speaks Polish."""

    @method_decorator(limited("core.sign_in", "20/h"))
    @method_decorator(
        limited("core.sign_in_account", "100/h", by=lambda request: request.POST.get("username", "").casefold())
    )
    def login(self, request, extra_context=None):
        return super().login(request, extra_context)

    def i18n_javascript(self, request, extra_context=None):
        """Django's own catalogue with the editor's words beside it."""
        return JavaScriptCatalog.as_view(packages=["django.contrib.admin", "django_prose_editor"])(request)
