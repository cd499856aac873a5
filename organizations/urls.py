"""Addresses of the registry. Words that stand where a slug could are reserved in addresses.py."""

from django.urls import path

from organizations.views import list as browsing
from organizations.views import manage, opendata, pages, people, profile
from organizations.views import map as mapping

app_name = "organizations"
urlpatterns = [
    # the registry as a whole
    path("", browsing.registry_list, name="list"),
    path("mapa/", mapping.registry_map, name="map"),
    path("mapa/punkty.json", mapping.points, name="points"),
    path("przekaz-1-5-procent/", pages.public_benefit, name="public_benefit"),
    path("jubileusze/", pages.jubilees, name="jubilees"),
    # open data
    path("dane.csv", opendata.csv_file, name="csv"),
    path("dane.json", opendata.json_file, name="json"),
    path("dane/opis/", opendata.schema, name="schema"),
    # its own people: those invited, those who keep the entry
    path("zaproszenie/<str:token>/", people.invitation, name="invitation"),
    path("<slug:slug>/zarzadzaj/", manage.manage, name="manage"),
    path("<slug:slug>/osoby/", people.people, name="people"),
    # one organisation
    path("<slug:slug>/", profile.detail, name="detail"),
    path("<slug:slug>/dokumenty/<int:pk>/", profile.document, name="document"),
    path("<slug:slug>/zglos-blad/", profile.report_error, name="report_error"),
    path("<slug:slug>/zglos-blad/dziekujemy/", profile.error_reported, name="error_reported"),
]
