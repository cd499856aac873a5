"""Pages of a person's own events in the account."""

from django.urls import path

from events.registration.views import mine

urlpatterns = [
    path("konto/wydarzenia/", mine.my_events, name="mine"),
]
