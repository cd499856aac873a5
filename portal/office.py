"""The back office: Django admin under the portal's name, opening on what waits for the office."""

from django.contrib.admin import AdminSite


class OfficeSite(AdminSite):
    site_header = "NGO Leszno – panel biura"
    site_title = "Panel biura"
    index_title = "Co czeka na biuro"
