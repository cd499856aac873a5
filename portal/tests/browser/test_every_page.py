"""Every public page: no accessibility fault, nothing in the console, nobody else asked, valid HTML."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from portal.tests.browser.audit import WIDTHS, Visit
from portal.tests.public_pages import ERROR_PAGES, PAGES, WRONG_FORMS

pytestmark = pytest.mark.browser
CHECKER = Path(django_settings.BASE_DIR) / "var/tools/node_modules/vnu-jar/build/dist/vnu.jar"

#: Where words stand beside a date, a box or a button.
NARROW = (
    "home", "list", "profile", "report an error", "calendar", "archive", "alerts about calls", "calls to come",
)  # fmt: skip


def test_every_page_is_accessible_calm_and_fits(chromium, portal):
    problems = {}
    for width in WIDTHS:
        with Visit(chromium, portal, width) as visit:
            for name, path in PAGES.items():
                visit.open(path)
                problems[f"{name} at {width}"] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


def test_a_form_with_errors_is_accessible_too(chromium, portal):
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


def test_every_page_is_valid_html(client, portal, tmp_path):
    for number, path in enumerate(PAGES.values()):
        (tmp_path / f"{number}.html").write_bytes(client.get(path).content)
    for name, path in WRONG_FORMS.items():
        (tmp_path / f"{name}.html").write_bytes(client.post(path, {}).content)
    for name, (path, status) in ERROR_PAGES.items():
        response = client.get(path)
        assert response.status_code == status
        (tmp_path / f"{name}.html").write_bytes(response.content)

    checker = ["java", "-jar", str(CHECKER), "--stdout", "--exit-zero-always", "--format", "json", str(tmp_path)]
    report = subprocess.run(checker, capture_output=True, text=True, check=True).stdout
    names = dict(enumerate(PAGES))
    errors = [
        (names.get(Path(one["url"]).stem, one["url"]), one["message"], one.get("extract"))
        for one in json.loads(report)["messages"]
        if one["type"] == "error"
    ]

    assert errors == []
