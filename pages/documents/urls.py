"""Documents to download."""

from django.urls import path

from pages.documents import views

urlpatterns = [
    path("dokumenty/", views.document_list, name="documents"),
    path("dokumenty/dawne-wersje/", views.former_documents, name="former_documents"),
    path("dokumenty/<slug:slug>/", views.document, name="document"),
    path("dokumenty/<slug:slug>/pobierz/", views.download, name="download"),
    path("dokumenty/<slug:slug>/dawna-wersja/", views.download_former, name="download_former"),
]
