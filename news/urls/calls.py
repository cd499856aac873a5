"""Addresses of funding calls and of offers for small grants."""

from django.urls import path

from news.views import calls, calls_beside, small_grants

urlpatterns = [
    path("dotacje/", calls.call_list, name="calls"),
    path("dotacje/zapowiedzi/", calls.coming, name="calls_coming"),
    path("dotacje/archiwum/", calls.archive, name="calls_archive"),
    path("dotacje/dopasuj/", calls_beside.match, name="calls_match"),
    path("dotacje/dopasuj/<slug:slug>/", calls_beside.match_organization, name="calls_match_organization"),
    path("dotacje/terminy.ics", calls_beside.deadlines, name="call_deadlines"),
    path("dotacje/male-granty/", small_grants.offers, name="offers"),
    path("dotacje/male-granty/<slug:slug>/", small_grants.offer, name="offer"),
    path("dotacje/male-granty/<slug:slug>/oferta/", small_grants.file, name="offer_file"),
    path("dotacje/<slug:slug>/", calls.detail, name="call"),
    path("dotacje/<slug:slug>/termin.ics", calls_beside.deadline, name="call_ics"),
    path("dotacje/<slug:slug>/pliki/<int:pk>/", calls_beside.attachment, name="call_attachment"),
]
