"""URLs of funding calls."""

from django.urls import path

from grants.calls import views

urlpatterns = [
    path("dotacje/", views.call_list, name="calls"),
    path("dotacje/zapowiedzi/", views.coming, name="calls_coming"),
    path("dotacje/archiwum/", views.archive, name="calls_archive"),
    path("dotacje/podglad/<str:token>/", views.call_preview, name="call_preview"),
    path("dotacje/dopasuj/", views.match, name="calls_match"),
    path("dotacje/dopasuj/<slug:slug>/", views.match_organization, name="calls_match_organization"),
    path("dotacje/terminy.ics", views.deadlines, name="call_deadlines"),
    path("dotacje/<slug:slug>/", views.detail, name="call"),
    path("dotacje/<slug:slug>/termin.ics", views.deadline, name="call_ics"),
    path("dotacje/<slug:slug>/pliki/<int:pk>/", views.attachment, name="call_attachment"),
]
