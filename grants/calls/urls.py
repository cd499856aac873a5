"""Addresses of funding calls."""

from django.urls import path

from grants.calls.views import beside, public

urlpatterns = [
    path("dotacje/", public.call_list, name="calls"),
    path("dotacje/zapowiedzi/", public.coming, name="calls_coming"),
    path("dotacje/archiwum/", public.archive, name="calls_archive"),
    path("dotacje/dopasuj/", beside.match, name="calls_match"),
    path("dotacje/dopasuj/<slug:slug>/", beside.match_organization, name="calls_match_organization"),
    path("dotacje/terminy.ics", beside.deadlines, name="call_deadlines"),
    path("dotacje/<slug:slug>/", public.detail, name="call"),
    path("dotacje/<slug:slug>/termin.ics", beside.deadline, name="call_ics"),
    path("dotacje/<slug:slug>/pliki/<int:pk>/", beside.attachment, name="call_attachment"),
]
