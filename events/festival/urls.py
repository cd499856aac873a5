"""Editions of the festival, their programme and stands."""

from django.urls import path

from events.festival.views import series, stands

urlpatterns = [
    path("wydarzenia/cykle/", series.series_list, name="series_list"),
    path("wydarzenia/cykle/<slug:slug>/", series.series, name="series"),
    path("wydarzenia/cykle/<slug:slug>/stoisko/", stands.stand, name="stand"),
    path("wydarzenia/cykle/<slug:slug>/stoisko/<int:pk>/wycofaj/", stands.withdraw_stand, name="withdraw_stand"),
]
