"""Certificates: the public check, one's own paper; papers for the office."""

from django.urls import path

from events.certificates.views import office, public

urlpatterns = [
    path("zaswiadczenia/", public.certificate_form, name="certificate_form"),
    path("zaswiadczenia/<str:code>/", public.certificate_check, name="certificate_check"),
    path("wydarzenia/zapis/<str:token>/zaswiadczenie.pdf", public.certificate, name="certificate"),
    path("konto/wydarzenia/zaswiadczenia/<int:pk>/zaswiadczenie.pdf", public.my_certificate, name="my_certificate"),
    # the office
    path("biuro/zaswiadczenia/<int:pk>.pdf", office.office_certificate, name="office_certificate"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci.pdf", office.attendance_list, name="attendance_list"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci/<int:date>.pdf", office.attendance_list, name="attendance_list"),
]
