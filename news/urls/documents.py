"""Documents to download."""

from django.urls import path

from news.views import documents

urlpatterns = [
    path("dokumenty/", documents.document_list, name="documents"),
    path("dokumenty/dawne-wersje/", documents.former_documents, name="former_documents"),
    path("dokumenty/<slug:slug>/", documents.document, name="document"),
    path("dokumenty/<slug:slug>/pobierz/", documents.download, name="download"),
    path("dokumenty/<slug:slug>/dawna-wersja/", documents.download_former, name="download_former"),
]
