"""What a person with an account sees of her own events."""

from django.urls import path

from events.registration.views import mine

urlpatterns = [
    path("konto/wydarzenia/", mine.my_events, name="mine"),
]
