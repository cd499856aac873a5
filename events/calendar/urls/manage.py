"""Events of an organisation, managed by its people."""

from django.urls import path

from events.calendar.views.manage import MANAGE
from events.registration.views import manage_people

HERE = "konto/organizacje/<slug:slug>/wydarzenia/"

urlpatterns = [
    *MANAGE.urls(HERE),
    path(f"{HERE}<int:pk>/zapisani/", manage_people.manage_people, name="manage_people"),
    path(f"{HERE}<int:pk>/zapisani/lista.xlsx", manage_people.manage_people_xlsx, name="manage_people_xlsx"),
]
