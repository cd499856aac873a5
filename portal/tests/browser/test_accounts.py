"""Accounts in a real browser: every page and error state; setting up and using a passkey and an authenticator app."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from portal.demo.loading import PERSON_EMAIL, PERSON_PASSWORD
from portal.tests.browser.audit import AXE_OPTIONS, WIDTHS, Visit

pytestmark = pytest.mark.browser
PAGES = {
    "overview": "/konto/",
    "name": "/konto/dane/",
    "address": "/konto/adres/",
    "password": "/konto/haslo/zmien/",
    "sign out": "/konto/wyloguj/",
    "security": "/konto/zabezpieczenia/",
    "password again": "/konto/potwierdz/",
}
#: Pages that ask for the password again.
SECURE_PAGES = {
    "app": "/konto/zabezpieczenia/aplikacja/wlacz/",
    "keys": "/konto/zabezpieczenia/klucze/",
    "new key": "/konto/zabezpieczenia/klucze/dodaj/",
    "delete": "/konto/usun/",
}
WRONG = ("password", "address", "app", "delete")


def sign_in(page, portal):
    page.goto(f"{portal}/konto/logowanie/")
    page.fill("[name=login]", PERSON_EMAIL)
    page.fill("[name=password]", PERSON_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{portal}/konto/")


def give_password(page):
    page.fill("[name=password]", PERSON_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_load_state("networkidle")


@pytest.fixture
def clean_slate(portal, django_db_blocker):
    """No second factor and no counted attempts before and after."""

    def wipe():
        with django_db_blocker.unblock():
            Authenticator.objects.all().delete()
            cache.clear()

    wipe()
    yield
    wipe()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.usefixtures("clean_slate")
def test_pages_of_the_account_are_accessible_also_with_errors(chromium, portal, width):
    problems = {}
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, portal)
        for name, path in PAGES.items():
            visit.open(path)
            problems[name] = visit.problems()
        visit.open(SECURE_PAGES["app"])
        give_password(visit.page)
        for name, path in SECURE_PAGES.items():
            visit.open(path)
            problems[name] = visit.problems()
        for name in WRONG:
            visit.open((PAGES | SECURE_PAGES)[name])
            visit.page.click("main form.form-x button[type=submit]")
            visit.page.wait_for_selector(".error-summary")
            problems[f"{name}, wrong"] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


@pytest.fixture
def phone(tab):
    """A tab on a device with its own passkey."""
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return tab


@pytest.mark.usefixtures("clean_slate")
def test_passkey_is_added_and_signs_in_without_a_password(phone, portal):
    said = []
    phone.on("console", lambda message: said.append(message.text))
    sign_in(phone, portal)
    phone.goto(f"{portal}/konto/zabezpieczenia/klucze/dodaj/")
    give_password(phone)
    phone.click("#mfa_webauthn_add")
    phone.wait_for_url(f"{portal}/konto/zabezpieczenia/**")
    phone.wait_for_selector("text=Klucz dostępu został dodany")
    for name in ("Zmień nazwę", "Usuń"):
        phone.goto(f"{portal}/konto/zabezpieczenia/klucze/")
        phone.get_by_role("link", name=name).first.click()
        assert Axe().run(phone, options=AXE_OPTIONS).response["violations"] == []

    phone.goto(f"{portal}/konto/wyloguj/")
    phone.click("main form.form-x button[type=submit]")
    phone.goto(f"{portal}/konto/logowanie/")
    phone.click("#passkey_login")
    phone.wait_for_url(f"{portal}/konto/")

    assert said == []


@pytest.mark.usefixtures("clean_slate")
def test_passkey_failure_shows_a_message(tab, portal):
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"isUserVerified": False}})
    tab.goto(f"{portal}/konto/logowanie/")

    tab.click("#passkey_login")

    tab.wait_for_selector("#key-trouble:not([hidden])")


@pytest.fixture(params=WIDTHS)
def visit(chromium, portal, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit.page, portal)
        yield visit


@pytest.mark.usefixtures("clean_slate")
def test_authenticator_app_is_turned_on_and_asked_for(visit, portal):
    problems, page = {}, visit.page
    visit.open("/konto/zabezpieczenia/aplikacja/wlacz/")
    give_password(page)
    secret = page.inner_text("#authenticator_secret")
    page.fill("[name=code]", code_of(secret, 0))
    page.click("main form.form-x button[type=submit]")
    page.wait_for_selector("text=Aplikacja z kodami jest włączona")
    for path in ("", "aplikacja/wylacz/", "kody/", "kody/nowe/"):
        visit.open(f"/konto/zabezpieczenia/{path}")
        problems[path] = visit.problems()

    visit.open("/konto/wyloguj/")
    page.click("main form.form-x button[type=submit]")
    visit.open("/konto/logowanie/")
    page.fill("[name=login]", PERSON_EMAIL)
    page.fill("[name=password]", PERSON_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/drugi-skladnik/")
    problems["second step"] = visit.problems()
    page.fill("[name=code]", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".error-summary")
    problems["second step, wrong"] = visit.problems()
    page.fill("[name=code]", code_of(secret, 1))  # the next code: each works once
    page.keyboard.press("Enter")
    page.wait_for_url(f"{portal}/konto/")

    assert {page: found for page, found in problems.items() if found} == {}


def code_of(secret: str, ahead: int) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))
