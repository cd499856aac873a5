"""The back office: Django admin under the portal's name; its start page lists the tasks that wait."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from core.admin_site import OfficeSiteMixin
from core.office import start_page


class OfficeSite(OfficeSiteMixin, AdminSite):
    site_header = "NGO Leszno – panel biura"
    site_title = "Panel biura"
    index_title = "Co czeka na biuro"

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        """The same sign-in page for everybody: /konto/logowanie/, with its limits and its second factor."""
        return super().login(request, extra_context)

    def password_change(self, request, extra_context=None):
        """The same page as for everybody, which asks for the present password and sends a letter."""
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        return super().index(request, start_page(request.user) | (extra_context or {}))
