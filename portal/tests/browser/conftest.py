"""A real Chromium with demo data loaded once; tests only read, or write rows that no other test counts."""

import os
import shutil

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(autouse=True)
def _own_files_and_cache():
    """Override: all browser tests share the files of the demo data."""


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("Chromium was not found")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*sandbox, "--disable-background-networking", "--disable-component-update"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def portal(chromium, django_db_setup, django_db_blocker):
    """The URL of the portal, served with the demo data from this process's database."""
    with django_db_blocker.unblock():
        with override_settings(DEBUG=True):
            call_command("demo", verbosity=0)
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        connections.close_all()


@pytest.fixture
def tab(chromium, portal):
    tab = chromium.new_page(base_url=portal, viewport={"width": 1280, "height": 900})
    yield tab
    tab.close()


@pytest.fixture
def sign_in(portal, django_db_blocker):
    """Sign in a demo user without the sign-in page: ``sign_in(page, "biuro@example.org")``."""

    def put(page, email):
        client = Client()
        with django_db_blocker.unblock():
            client.force_login(get_user_model().objects.get(email=email))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": portal}])

    return put
