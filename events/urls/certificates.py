"""Certificates: the public check, one's own paper; papers for the office."""

from django.urls import path

from events.views import certificates, papers

urlpatterns = [
    path("zaswiadczenia/", certificates.certificate_form, name="certificate_form"),
    path("zaswiadczenia/<str:code>/", certificates.certificate_check, name="certificate_check"),
    path("wydarzenia/zapis/<str:token>/zaswiadczenie.pdf", certificates.certificate, name="certificate"),
    path(
        "konto/wydarzenia/zaswiadczenia/<int:pk>/zaswiadczenie.pdf", certificates.my_certificate, name="my_certificate"
    ),
    # the office
    path("biuro/zaswiadczenia/<int:pk>.pdf", papers.office_certificate, name="office_certificate"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci.pdf", papers.attendance_list, name="attendance_list"),
    path("biuro/wydarzenia/<int:pk>/lista-obecnosci/<int:date>.pdf", papers.attendance_list, name="attendance_list"),
]
