"""URLs of alerts: without an account, in the account, for an organisation."""

from django.urls import path

from grants.alerts import views

HERE = "dotacje/powiadomienia/"
OF_ORGANIZATION = "konto/organizacje/<slug:slug>/powiadomienia/"

urlpatterns = [
    path(HERE, views.alerts, name="alerts"),
    path(f"{HERE}sprawdz-poczte/", views.alerts_sent, name="alerts_sent"),
    path(f"{HERE}potwierdz/<str:token>/", views.alerts_confirm, name="alerts_confirm"),
    path(f"{HERE}zmien/<str:token>/", views.alerts_change, name="alerts_change"),
    path(f"{HERE}zrezygnuj/<str:token>/", views.alerts_stop, name="alerts_stop"),
    path(f"{HERE}wlacz/<str:token>/", views.alerts_resume, name="alerts_resume"),
    path("konto/powiadomienia/", views.my_alerts, name="my_alerts"),
    path("konto/powiadomienia/zrezygnuj/", views.my_alerts_stop, name="my_alerts_stop"),
    path(OF_ORGANIZATION, views.organization_alerts, name="organization_alerts"),
    path(f"{OF_ORGANIZATION}zrezygnuj/", views.organization_alerts_stop, name="organization_alerts_stop"),
]
