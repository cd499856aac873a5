"""Events of an organisation, kept by its own people."""

from django.urls import path

from events.calendar.views import manage, manage_form
from events.registration.views import manage_people

HERE = "konto/organizacje/<slug:slug>/wydarzenia/"

urlpatterns = [
    path(HERE, manage.manage, name="manage"),
    path(f"{HERE}nowe/", manage_form.manage_new, name="manage_new"),
    path(f"{HERE}<int:pk>/", manage.manage_event, name="manage_event"),
    path(f"{HERE}<int:pk>/edytuj/", manage_form.manage_edit, name="manage_edit"),
    path(f"{HERE}<int:pk>/kopiuj/", manage.manage_copy, name="manage_copy"),
    path(f"{HERE}<int:pk>/wyslij/", manage.manage_submit, name="manage_submit"),
    path(f"{HERE}<int:pk>/usun/", manage.manage_delete, name="manage_delete"),
    path(f"{HERE}<int:pk>/odwolaj/", manage_form.manage_cancel, name="manage_cancel"),
    path(f"{HERE}<int:pk>/przeloz/", manage_form.manage_move, name="manage_move"),
    path(f"{HERE}<int:pk>/zapisani/", manage_people.manage_people, name="manage_people"),
    path(f"{HERE}<int:pk>/zapisani/lista.xlsx", manage_people.manage_people_xlsx, name="manage_people_xlsx"),
]
