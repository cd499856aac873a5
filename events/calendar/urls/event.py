"""One event's page; its slug is a word of its own, so this list is the last one."""

from django.urls import path

from events.calendar.views import detail

urlpatterns = [
    path("wydarzenia/<slug:slug>/", detail.detail, name="detail"),
]
