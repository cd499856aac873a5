"""The office imports a spreadsheet, corrects the wrong row and merges two entries, in a real browser."""

import pytest
from playwright.sync_api import expect

from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser

SHEET = """Nazwa;Forma prawna;NIP;Miasto;Telefon
Stowarzyszenie Żurawinowe Wzgórze;stowarzyszenie;;Leszno;65 529 00 01
Stowarzyszenie Żurawinowe Wzgórza;stowarzyszenie;123;Leszno;65 529 00 02
"""


@pytest.fixture(params=[1280, 320])
def office(chromium, portal, sign_in, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


def bring(office, text):
    office.open("/admin/organizations/importbatch/add/")
    office.page.get_by_label("Plik z organizacjami").set_input_files(
        {"name": "organizacje.csv", "mimeType": "text/csv", "buffer": text.encode("cp1250")}
    )
    office.page.get_by_role("button", name="Wczytaj i pokaż podgląd").click()


def test_wrong_row_is_corrected_and_two_duplicates_are_merged(office):
    width = office.page.viewport_size["width"]
    bring(office, SHEET.replace("Żurawinowe", f"Żurawinowe{width}"))
    expect(office.page.locator(".wrong")).to_contain_text("NIP")
    assert "\n".join(office.problems()) == ""

    office.page.get_by_role("link", name="Popraw wiersz 3").click()
    assert "\n".join(office.problems()) == ""
    office.page.get_by_label("NIP").fill("")
    office.page.get_by_role("button", name="Sprawdź wiersz").click()
    expect(office.page.get_by_text("Wiersz 3 jest poprawiony.")).to_be_visible()
    office.page.get_by_role("button", name="Zapisz w bazie").click()
    expect(office.page.get_by_text("Zapisano: 2 nowe wpisy")).to_be_visible()

    office.open("/admin/organizations/organization/duplikaty/")
    assert "\n".join(office.problems()) == ""
    office.page.get_by_role("link", name=f"Połącz: Stowarzyszenie Żurawinowe{width}").click()
    assert "\n".join(office.problems()) == ""
    office.page.get_by_role("button", name="Połącz wpisy").click()

    office.open(f"/organizacje/?q=zurawinowe{width}")
    expect(office.page.locator(".orgcard")).to_have_count(1)
