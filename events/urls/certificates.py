"""Certificates: the public check, and one's own paper."""

from django.urls import path

from events.views import certificates

urlpatterns = [
    path("zaswiadczenia/", certificates.certificate_form, name="certificate_form"),
    path("zaswiadczenia/<str:code>/", certificates.certificate_check, name="certificate_check"),
    path("wydarzenia/zapis/<str:token>/zaswiadczenie.pdf", certificates.certificate, name="certificate"),
    path(
        "konto/wydarzenia/zaswiadczenia/<int:pk>/zaswiadczenie.pdf", certificates.my_certificate, name="my_certificate"
    ),
]
