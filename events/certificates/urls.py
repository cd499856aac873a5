"""Certificates: the public check, a person's own certificate, PDFs for the office."""

from django.urls import path

from events.certificates import views

urlpatterns = [
    path("zaswiadczenia/", views.certificate_form, name="certificate_form"),
    path("zaswiadczenia/<str:code>/", views.certificate_check, name="certificate_check"),
    path("wydarzenia/zapis/<str:token>/zaswiadczenie.pdf", views.certificate, name="certificate"),
    path("konto/wydarzenia/zaswiadczenia/<int:pk>/zaswiadczenie.pdf", views.my_certificate, name="my_certificate"),
    # the office
    path("biuro/zaswiadczenia/<int:pk>.pdf", views.office_certificate, name="office_certificate"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci.pdf", views.attendance_list, name="attendance_list"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci/<int:date>.pdf", views.attendance_list, name="attendance_list"),
]
