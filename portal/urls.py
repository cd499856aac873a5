"""URLs of the portal: those of each app, and those of the portal itself."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from pages.declaration.views import declaration
from portal.sitemaps import parts
from portal.views import account, pages, privacy
from portal.views.components import components
from portal.views.display import display
from portal.views.health import healthz
from portal.views.home import home
from portal.views.search import search, suggest

maps = {"sitemaps": parts()}
urlpatterns = [
    path("", home, name="home"),
    path("szukaj/", search, name="search"),
    path("szukaj/podpowiedzi/", suggest, name="suggest"),
    path("widok/", display, name="display"),
    path("prywatnosc/", privacy.privacy, name="privacy"),
    path("prywatnosc/<slug:slug>/", privacy.clause, name="privacy_clause"),
    path("prywatnosc/<slug:slug>/<int:version>/", privacy.version, name="privacy_version"),
    path("deklaracja-dostepnosci/", declaration, name="accessibility"),
    path("mapa-strony/", pages.sitemap_page, name="sitemap_page"),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, maps | {"sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, maps, name="sitemap_part"),
    path("komponenty/", components, name="components"),
    path("organizacje/", include("organizations.urls")),
    path("", include("events.urls")),
    path("", include("contact.urls")),
    path("", include("news.urls")),
    path("", include("grants.urls")),
    path("konto/", account.overview, name="account"),
    path("konto/moje-dane.json", account.my_data, name="my_data"),
    path("konto/usun/", account.delete, name="delete_account"),
    path("konto/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    # With DEBUG only; otherwise the web server serves images, and only core.files.documents serves documents.
    *static(f"{settings.MEDIA_URL}images/", document_root=settings.MEDIA_ROOT / "images"),
    # Last: pages of the office may use any path that no pattern above matches.
    path("", include("pages.urls")),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"
