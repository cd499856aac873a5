"""The accessibility declaration in a browser: the office fills it in, a missing field blocks publishing, a resident
reads it on a small phone, the declaration validator reports no errors."""

import pytest
from playwright.sync_api import expect

from pages.models import Declaration
from pages.tests import checker
from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
PAGE = "/deklaracja-dostepnosci/"


@pytest.fixture
def database(portal, django_db_blocker):
    """Restore the demo declaration afterwards, because other tests read it."""
    with django_db_blocker.unblock():
        former = Declaration.objects.current().get()
        yield
        Declaration.objects.exclude(pk=former.pk).delete()
        Declaration.objects.filter(pk=former.pk).update(status="current", replaced_at=None)


@pytest.fixture
def office(chromium, portal, sign_in):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


def begin(office):
    office.open("/admin/pages/declaration/add/")
    office.page.get_by_role("button", name="Otwórz szkic").click()
    expect(office.page.get_by_role("button", name="Zapisz i opublikuj")).to_be_visible()


@pytest.mark.usefixtures("database")
def test_office_publishes_a_complete_declaration_and_a_resident_reads_it(office, chromium, portal):
    begin(office)
    page = office.page
    page.fill("[name=contact_phone]", "")
    page.fill("[name=entity]", "Urząd Miasta Leszna na próbę")
    page.get_by_role("button", name="Zapisz i opublikuj").click()

    missing = page.locator(".field-contact_phone .errorlist")
    expect(missing).to_contain_text("Uzupełnij to pole. Bez niego nie można opublikować deklaracji.")
    expect(page.locator("[name=entity]")).to_have_value("Urząd Miasta Leszna na próbę")
    assert office.problems() == []

    page.fill("[name=address]", "https://ngo.example.org/")  # the host name of the test machine is not a valid URL
    page.fill("[name=contact_phone]", "65 111 22 33")
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    expect(page.locator(".messagelist")).to_contain_text("Tak widzą to teraz wszyscy")

    for width in (*WIDTHS, 390):
        with Visit(chromium, portal, width) as resident:
            resident.open(PAGE)
            expect(resident.page.get_by_role("heading", level=1)).to_have_text("Deklaracja dostępności")
            expect(resident.page.get_by_role("link", name="+48 65 111 22 33")).to_be_visible()
            assert checker.faults(resident.served.text()) == []
            assert resident.problems() == []


@pytest.mark.usefixtures("database")
def test_draft_is_previewed_before_publishing(office):
    begin(office)
    office.page.get_by_role("link", name="Podgląd").click()

    expect(office.page.get_by_text("To podgląd")).to_be_visible()
    expect(office.page.get_by_role("link", name="Wróć do formularza")).to_be_visible()


def test_easy_to_read_page_fits_a_small_phone(chromium, portal):
    for width in WIDTHS:
        with Visit(chromium, portal, width) as resident:
            resident.open("/etr/")
            expect(resident.page.get_by_role("heading", name="Kim jesteśmy")).to_be_visible()
            assert resident.problems() == []
