"""The page of one event; its slug matches any word, so this list is the last one."""

from django.urls import path

from events.calendar.views import detail

urlpatterns = [
    path("wydarzenia/<slug:slug>/", detail.detail, name="detail"),
]
