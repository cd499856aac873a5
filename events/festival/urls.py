"""Editions of the festival, their programme and stands."""

from django.urls import path

from events.festival import views

urlpatterns = [
    path("wydarzenia/cykle/", views.series_list, name="series_list"),
    path("wydarzenia/cykle/<slug:slug>/", views.series, name="series"),
    path("wydarzenia/cykle/<slug:slug>/stoisko/", views.stand, name="stand"),
    path("wydarzenia/cykle/<slug:slug>/stoisko/<int:pk>/wycofaj/", views.withdraw_stand, name="withdraw_stand"),
]
