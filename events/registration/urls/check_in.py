"""Check-in and lists for the office, outside the admin."""

from django.urls import path

from events.registration.views import check_in

urlpatterns = [
    path("biuro/wydarzenia/<int:pk>/obecnosc/", check_in.check_in, name="check_in"),
    path("biuro/wydarzenia/<int:pk>/obecnosc/dopisz/", check_in.check_in_add, name="check_in_add"),
    path("biuro/wydarzenia/<int:pk>/obecnosc/<int:person>/", check_in.check_in_mark, name="check_in_mark"),
    path("biuro/wydarzenia/obecnosc/<str:token>/", check_in.check_in_person, name="check_in_person"),
]
