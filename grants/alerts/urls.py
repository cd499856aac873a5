"""Alerts about funding calls: without an account, in the account, of an organisation."""

from django.urls import path

from grants.alerts.views import manage, public

HERE = "dotacje/powiadomienia/"
OF_ORGANIZATION = "konto/organizacje/<slug:slug>/powiadomienia/"

urlpatterns = [
    path(HERE, public.alerts, name="alerts"),
    path(f"{HERE}sprawdz-poczte/", public.alerts_sent, name="alerts_sent"),
    path(f"{HERE}potwierdz/<str:token>/", public.alerts_confirm, name="alerts_confirm"),
    path(f"{HERE}zmien/<str:token>/", public.alerts_change, name="alerts_change"),
    path(f"{HERE}zrezygnuj/<str:token>/", public.alerts_stop, name="alerts_stop"),
    path(f"{HERE}wlacz/<str:token>/", public.alerts_resume, name="alerts_resume"),
    path("konto/powiadomienia/", manage.my_alerts, name="my_alerts"),
    path("konto/powiadomienia/zrezygnuj/", manage.my_alerts_stop, name="my_alerts_stop"),
    path(OF_ORGANIZATION, manage.organization_alerts, name="organization_alerts"),
    path(f"{OF_ORGANIZATION}zrezygnuj/", manage.organization_alerts_stop, name="organization_alerts_stop"),
]
