"""Error pages of the portal explain in plain words what happened and where to go next."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import reverse

from portal.views import errors

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def break_the_page(monkeypatch, error):
    def broken(*args, **kwargs):
        raise error

    monkeypatch.setattr("portal.views.pages.recipients.current", broken)


def test_missing_page_offers_a_search_for_the_words_of_its_address(client):
    page = client.get("/aktualnosci/Otwarty_konkurs-ofert_2021.html")

    assert page.status_code == 404
    assert "Nie ma takiej strony" in text_of(page)
    assert 'value="Otwarty konkurs ofert"' in text_of(page)
    assert 'content="noindex"' in text_of(page)


@pytest.mark.parametrize("path", ["/nie-ma-takiej-strony/", "/organizacje/nie-ma-takiej/"])
def test_local_portal_shows_the_same_page(client, settings, path):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "portal.views.errors.in_our_look"]

    page = client.get(path)

    assert page.status_code == 404
    assert "Nie ma takiej strony" in text_of(page)


def test_address_with_markup_is_escaped(client):
    page = text_of(client.get("/%22%3E%3Cscript%3Ealert(1)%3C/script%3E/"))

    assert "<script>alert" not in page


def test_forbidden_page_says_whom_to_ask(client, monkeypatch, settings):
    break_the_page(monkeypatch, PermissionDenied())

    page = client.get(reverse("sitemap_page"))

    assert page.status_code == 403
    assert "Tu potrzebne są uprawnienia" in text_of(page)
    assert f"mailto:{settings.OFFICE_EMAIL}" in text_of(page)


def test_broken_request_is_answered_in_polish(client, monkeypatch):
    break_the_page(monkeypatch, SuspiciousOperation())

    page = client.get(reverse("sitemap_page"))

    assert page.status_code == 400
    assert "Nie rozumiemy tego zapytania" in text_of(page)


def test_server_error_page_shows_a_reference_number(client, monkeypatch):
    client.raise_request_exception = False
    break_the_page(monkeypatch, RuntimeError("secret of the database"))

    page = client.get(reverse("sitemap_page"))

    assert page.status_code == 500
    assert "Coś się u nas zepsuło" in text_of(page)
    assert f"<b>{page['X-Request-ID']}</b>" in text_of(page)
    assert "secret" not in text_of(page)


def test_server_error_page_makes_no_database_query(django_assert_num_queries):
    request = RequestFactory().get("/")

    with django_assert_num_queries(0):
        page = errors.server_error(request)

    assert '<footer class="site-footer">' in text_of(page)


def test_broken_templates_still_give_a_polish_sentence(monkeypatch):
    def broken(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(errors, "render_to_string", broken)

    page = errors.server_error(RequestFactory().get("/"))

    assert page.status_code == 500
    assert "Coś się u nas zepsuło" in text_of(page)


def test_missing_csrf_token_is_explained(dorota):
    client = Client(enforce_csrf_checks=True)

    page = client.post(reverse("account_login"), {"login": "dorota@example.org", "password": "x"})

    assert page.status_code == 403
    assert "Formularz stracił ważność" in text_of(page)
