"""App configs of the top layer: the portal and the back office."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from core import announce


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"


class OfficeAdminConfig(AdminConfig):
    """Django admin with the office's start page."""

    default_site = "portal.office.OfficeSite"

    def ready(self):
        super().ready()
        announce.modules("admin")
