"""Every component and form state in a real browser, in each display mode."""

import pytest

from portal.demo.loading import OFFICE_EMAIL, OFFICE_PASSWORD
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
STATES = ("/komponenty/", "/komponenty/?stan=bledy", "/nie-ma-takiej-strony/")
LOOKS = ({}, {"kontrast": "wysoki", "tekst": "150"})


@pytest.mark.parametrize("width", WIDTHS)
def test_components_and_form_states_are_accessible_in_each_display_mode(chromium, portal, width):
    problems = {}
    with Visit(chromium, portal, width) as visit:
        visit.open("/konto/logowanie/?next=/mapa-strony/")
        visit.page.fill("[name=login]", OFFICE_EMAIL)
        visit.page.fill("[name=password]", OFFICE_PASSWORD)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(f"{portal}/mapa-strony/", wait_until="networkidle")
        for look in LOOKS:
            visit.page.context.add_cookies([{"name": n, "value": v, "url": portal} for n, v in look.items()])
            for path in STATES:
                visit.messages.clear()
                visit.open(path)
                problems[f"{path} {look}"] = [one for one in visit.problems() if "404" not in one]

    assert {page: found for page, found in problems.items() if found} == {}


def test_error_summary_has_the_focus_after_a_refused_form(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        visit.open("/organizacje/przykladowa-fundacja-ogrod-leszczynowy/zglos-blad/")

        visit.page.click("main form button[type=submit]")
        visit.page.wait_for_selector(".error-summary")

        assert visit.page.evaluate("document.activeElement.className") == "error-summary"


def test_phone_menu_closes_with_escape_and_returns_the_focus(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        visit.open("/prywatnosc/")
        visit.page.focus(".menu-toggle summary")

        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Organizacje"
        visit.page.keyboard.press("Escape")

        assert visit.page.evaluate("document.querySelector('.menu-toggle').open") is False
        assert visit.page.evaluate("document.activeElement.tagName") == "SUMMARY"
