"""Alerts about funding calls: without an account, in the account, of an organisation."""

from django.urls import path

from news.views import alerts, alerts_manage

HERE = "dotacje/powiadomienia/"
OF_ORGANIZATION = "konto/organizacje/<slug:slug>/powiadomienia/"

urlpatterns = [
    path(HERE, alerts.alerts, name="alerts"),
    path(f"{HERE}sprawdz-poczte/", alerts.alerts_sent, name="alerts_sent"),
    path(f"{HERE}potwierdz/<str:token>/", alerts.alerts_confirm, name="alerts_confirm"),
    path(f"{HERE}zmien/<str:token>/", alerts.alerts_change, name="alerts_change"),
    path(f"{HERE}zrezygnuj/<str:token>/", alerts.alerts_stop, name="alerts_stop"),
    path(f"{HERE}wlacz/<str:token>/", alerts.alerts_resume, name="alerts_resume"),
    path("konto/powiadomienia/", alerts_manage.my_alerts, name="my_alerts"),
    path("konto/powiadomienia/zrezygnuj/", alerts_manage.my_alerts_stop, name="my_alerts_stop"),
    path(OF_ORGANIZATION, alerts_manage.organization_alerts, name="organization_alerts"),
    path(f"{OF_ORGANIZATION}zrezygnuj/", alerts_manage.organization_alerts_stop, name="organization_alerts_stop"),
]
