"""Addresses of documents and pages. Written pages catch whatever no other address is, so they stand last."""

from pages.documents import urls as documents
from pages.easy import urls as easy
from pages.written import urls as written

app_name = "pages"
urlpatterns = [*documents.urlpatterns, *easy.urlpatterns, *written.urlpatterns]
