"""URLs of documents and pages. The catch-all patterns of written pages come last."""

from pages.documents import urls as documents
from pages.easy import urls as easy
from pages.written import urls as written

app_name = "pages"
urlpatterns = [*documents.urlpatterns, *easy.urlpatterns, *written.urlpatterns]
