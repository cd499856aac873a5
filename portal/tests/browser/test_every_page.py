"""Every public page: accessible, no console messages, no third-party requests, valid HTML."""

import pytest

from portal.tests.browser import html
from portal.tests.browser.audit import WIDTHS, Visit
from portal.tests.public_pages import ERROR_PAGES, PAGES, WRONG_FORMS

pytestmark = pytest.mark.browser
#: The pages are split between two processes.
PARTS = 4

#: Pages with text beside a date, a box or a button.
NARROW = ("home", "list", "profile", "report an error", "calendar", "archive", "alerts about calls", "calls to come")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_valid_and_fits(chromium, portal, part, width):
    problems = {}
    with Visit(chromium, portal, width) as visit:
        for name, path in list(PAGES.items())[part::PARTS]:
            visit.open(path)
            problems[name] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


def test_form_with_errors_is_accessible(chromium, portal):
    problems = {}
    for width in WIDTHS:
        with Visit(chromium, portal, width) as visit:
            for name, path in WRONG_FORMS.items():
                visit.open(path)
                visit.page.click("main form button[type=submit]")
                visit.page.wait_for_selector(".error-summary")
                problems[f"{name} at {width}"] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


@pytest.mark.parametrize("choice", ["kontrast=wysoki", "tekst=150"])
def test_high_contrast_and_large_text_are_accessible_on_a_phone(chromium, portal, choice):
    name, value = choice.split("=")
    problems = {}
    with Visit(chromium, portal, 320) as visit:
        visit.page.context.add_cookies([{"name": name, "value": value, "url": portal}])
        for page in NARROW:
            visit.open(PAGES[page])
            problems[page] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


def test_every_error_page_is_valid_html(client, portal):
    for path, status in ERROR_PAGES.values():
        response = client.get(path)

        assert response.status_code == status
        assert html.errors_of(response.content.decode()) == []
