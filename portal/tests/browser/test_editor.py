"""The rich text editor in the back office, under the strict Content-Security-Policy and in Polish."""

import re

import pytest
from playwright.sync_api import expect

from portal.demo.loading import OFFICE_EMAIL, OFFICE_PASSWORD
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(params=[1280, 320])
def visit(chromium, portal, request):
    with Visit(chromium, portal, request.param) as visit:
        visit.open("/konto/logowanie/?next=/admin/organizations/organization/add/")
        visit.page.fill("[name=login]", OFFICE_EMAIL)
        visit.page.fill("[name=password]", OFFICE_PASSWORD)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector(".ProseMirror")
        yield visit


def test_text_is_written_and_formatted_with_the_keyboard_without_console_errors(visit):
    box = visit.page.get_by_role("textbox", name="Opis:", exact=True)

    box.click()
    visit.page.keyboard.type("Pomagamy ")
    visit.page.keyboard.press("Control+b")
    visit.page.keyboard.type("sąsiadom")

    expect(visit.page.locator("[name=description]")).to_have_value("<p>Pomagamy <strong>sąsiadom</strong></p>")
    assert visit.messages == []
    assert visit.foreign == []


def test_every_editor_button_has_a_polish_name_and_exposes_its_state(visit):
    buttons = visit.page.get_by_role("toolbar", name="Wygląd tekstu").get_by_role("button")

    names = [button.get_attribute("aria-label") for button in buttons.all()]

    assert names == [
        "Śródtytuł",
        "Mniejszy śródtytuł",
        "Zwykły akapit",
        "Lista z kropkami",
        "Lista numerowana",
        "Pogrubienie",
        "Kursywa",
        "Wstaw odnośnik",
        "Cofnij",
        "Ponów",
    ]
    expect(visit.page.get_by_role("button", name="Zwykły akapit")).to_have_attribute("aria-pressed", "true")
    expect(visit.page.get_by_role("button", name="Cofnij")).to_have_attribute("aria-disabled", "true")


def test_link_dialog_is_in_polish(visit):
    visit.page.get_by_role("textbox", name="Opis:", exact=True).click()
    visit.page.keyboard.type("strona")
    visit.page.keyboard.press("Control+a")
    visit.page.get_by_role("button", name="Wstaw odnośnik").click()

    dialog = visit.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Edytuj link")
    dialog.get_by_label("URL").fill("https://example.org")
    dialog.get_by_role("button", name="Aktualizuj").click()

    expect(visit.page.locator("[name=description]")).to_have_value(
        re.compile('<a href="https://example.org".*>strona</a>')
    )
